using System.Text.Json;
using System.Xml.Linq;
using NdisConformance.Cli;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Malformed;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary><c>run --report KIND=PATH</c>, with real drivers.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class ReportOptionTests
{
    private static readonly string[] Right =
        ["run", "ReferenceMiniport", "--in-process", "--scenario", "free-ordering/one-send"];

    private static readonly string[] Wrong =
    [
        "run", "FaultyMiniports", "--in-process", "--scenario", "free-ordering/one-send",
        "--driver", "sgdma-free-002-frees-twice",
    ];

    private static readonly string[] Kinds =
        ["text", "json", "junit", "sarif", "trx", "ctrf", "markdown", "github", "statement", "html"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void EveryKind_IsWritten_WithTheSameBytesEachTime_AndTheVerdictStays()
    {
        ToolOutcome plain = Run(Wrong);
        ToolOutcome first = Run([.. Wrong, .. Reports("first")]);
        ToolOutcome second = Run([.. Wrong, .. Reports("second")]);

        Assert.That(first.ExitCode, Is.EqualTo((int)ExitCode.NotConformant), first.ToString());
        Assert.That(first.Output, Is.EqualTo(plain.Output));
        Assert.That(second.Errors, Is.Empty);
        foreach (string kind in Kinds)
        {
            string text = File.ReadAllText(_folder.At("first", kind));
            Assert.That(text, Does.Contain(kind switch
            {
                "sarif" => "\"ruleId\": \"SGDMA-FREE-002\"",
                "statement" => "### Broken: 1 rule\n\nSGDMA-FREE-002",
                "html" => "a75f715637ed",
                _ => "SGDMA-FREE-002",
            }), kind);
            Assert.That(File.ReadAllText(_folder.At("second", kind)), Is.EqualTo(text), kind);
        }
    }

    [Test]
    public void TheTraceOfAFailure_IsInSarif_AndThePluginsFilesInTheStatement()
    {
        Run([.. Wrong, .. Reports("out")]);

        JsonElement result = JsonDocument.Parse(File.ReadAllText(_folder.At("out", "sarif")))
            .RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        JsonElement steps = result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations");
        Assert.That(steps.ToString(), Does.Contain("(SGDMA-FREE-002 broken here)"));
        Assert.That(File.ReadAllText(_folder.At("out", "statement")), Does.Contain("  FaultyMiniports.dll\n"));
    }

    [Test]
    public void ADocumentOnStandardOutput_HasItForItself()
    {
        ToolOutcome outcome = Run([.. Right, "--report", "junit=-", "--report", "ctrf=out/ctrf"]);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Success), outcome.ToString());
        Assert.That(XDocument.Parse(outcome.Output).Descendants("testcase").Count(), Is.EqualTo(1));
        Assert.That(outcome.Errors, Does.Contain("rules: conformant"));
        Assert.That(File.Exists(_folder.At("out", "ctrf")));
    }

    [Test]
    public void TheSameDocument_ComesByFormat()
        => Assert.That(
            Run([.. Right, "--format", "junit"]).Output, Is.EqualTo(Run([.. Right, "--report", "junit=-"]).Output));

    [Test]
    public void Annotations_StandBehindTheText()
    {
        ToolOutcome outcome = Run([.. Wrong, "--report", "github=-"]);

        Assert.That(outcome.Output, Does.Match("(?s)rules: not conformant .*\n::error [^\n]*SGDMA-FREE-002[^\n]*\n$"));
    }

    [Test]
    public void Times_AreReal()
    {
        Run([.. Right, "--times", "--report", "junit=out"]);

        XElement suites = XDocument.Load(_folder.At("out")).Root!;
        Assert.That(
            suites.Descendants("testsuite").Single().Attribute("timestamp")!.Value,
            Does.StartWith(DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(suites.Descendants("testcase").Single().Attribute("time"), Is.Not.Null);
    }

    /// <summary>The name is short enough, but the temporary name beside it is not.</summary>
    [Test]
    public void AReportThatCannotBeWritten_IsSaid_AndCostsNothingElse()
    {
        string impossible = new('x', 255);
        ToolOutcome outcome = Run(
            [.. Wrong, "--report", $"junit={impossible}", "--report", "sarif=sarif", "--format", "json"]);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain("error: --report junit: '").And.Contain("cannot be written"));
        Assert.That(
            JsonDocument.Parse(outcome.Output).RootElement.GetProperty("exitCode").GetInt32(),
            Is.EqualTo((int)ExitCode.BadInput));
        Assert.That(File.Exists(_folder.At("sarif")));
    }

    [Test]
    public void AFullDisk_IsAFailureOfTheHarness()
    {
        OutputFailure? failure = ReportFile.Try("--report x", () => throw new IOException("No space left on device."));

        Assert.That(failure, Is.EqualTo(new OutputFailure(
            ExitCode.HarnessFailed,
            "--report x: No space left on device; make room on the disk, or give another place")));
        Assert.That(
            new RunResult { OutputFailures = [failure!] }.ExitCode, Is.EqualTo(ExitCode.HarnessFailed));
    }

    [Test]
    public void StandardOutputThatTakesNothing_EndsWithAnError()
    {
        using MemoryStream messages = new();
        int exitCode = ToolInProcess.Run(
            _folder.Root, new FullStream(), messages, [.. Right, "--report", "junit=-", "--quiet"]);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.HarnessFailed));
    }

    [Test]
    public void APathInTheConfiguration_BeginsAtItsFolder()
    {
        _folder.Write(".ndis-conformance.json", """{ "options": { "run": { "report": "junit=out/junit.xml" } } }""");
        Directory.CreateDirectory(_folder.At("below"));

        ToolOutcome outcome = ToolInProcess.Run(_folder.At("below"), [.. Right]);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Success), outcome.ToString());
        Assert.That(File.Exists(_folder.At("out", "junit.xml")));
    }

    [Test]
    public void FilesOfAPlugin_AreThoseOfItsFolder_AndWhatCannotBeReadIsNone()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, "plugins", "ReferenceMiniport");

        PluginFiles? files = PluginFilesReader.TryRead(beside);

        Assert.That(files!.Plugin, Is.EqualTo("ReferenceMiniport"));
        Assert.That(files.Files.Select(file => file.Name), Has.Member("ReferenceMiniport.dll").And.Ordered);
        Assert.That(files.Files.Select(file => file.Hash), Has.All.Match("^[0-9a-f]{64}$"));
        Assert.That(PluginFilesReader.TryRead(_folder.At("nowhere")), Is.Null);
    }

    private static string[] Reports(string folder)
        => [.. Kinds.SelectMany(kind => (string[])["--report", $"{kind}={folder}/{kind}"])];

    private ToolOutcome Run(params string[] arguments) => ToolInProcess.Run(_folder.Root, arguments);
}
