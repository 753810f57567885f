using System.Text.Json;
using NdisConformance.Reports;
using NdisConformance.Tests.Reports;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>What the tool writes with --format json is one document, fits its schema and never varies.</summary>
[TestFixture]
internal sealed class DocumentTests
{
    private readonly ToolProcess _tool = new();

    [TestCase("run", "run")]
    [TestCase(
        "run", "run", "--profile", "32-bit", "--robustness", "--scenario", "robustness", "--scenario", "data-path")]
    [TestCase("run", "run", "--ndis", "6.20", "--ndis", "6.89", "--scenario", "data-path")]
    [TestCase("profiles", "list", "profiles")]
    [TestCase("scenarios", "list", "scenarios")]
    [TestCase("rules", "list", "rules")]
    [TestCase("waivers", "waivers")]
    [TestCase("waivers", "waivers", "list")]
    [TestCase("plugins", "list", "plugins", "ReferenceMiniport", "LegacyMiniport", "nowhere")]
    [TestCase("rule", "explain", "SGDMA-FREE-002")]
    [TestCase("error", "explain", "NOTHING-001")]
    [TestCase(
        "comparison", "compare", "plugins", "ReferenceMiniport", "ConformingMiniports", "--driver", "reference",
        "--driver", "frees-in-callback", "--scenario", "free-ordering")]
    public void Document_FitsItsSchema(string schema, params string[] arguments)
    {
        ToolOutcome outcome = _tool.Run([.. arguments, "--format", "json"]);

        Assert.That(new SchemaCheck(JsonSchemas.Read(schema)).Faults(outcome.Output), Is.Empty, outcome.ToString());
    }

    [Test]
    public void Selftest_FitsItsSchema_AndCountsItsMisses()
    {
        using TemporaryFolder folder = new();
        PluginForge.Write(folder.Root, "Vendor", new ForgedDriver("nic"));

        ToolOutcome outcome = _tool.Run(
            "selftest", "--faulty", folder.At("Vendor"), "--conforming", folder.At("Vendor"), "--format", "json");

        Assert.That(new SchemaCheck(JsonSchemas.Read("selftest")).Faults(outcome.Output), Is.Empty, outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("\"conforming\": 1").And.Contain("\"falseAlarms\": 0"));
    }

    [Test]
    public void Acceptance_FitsItsSchema()
    {
        using TemporaryFolder folder = new();
        string[] arguments = ["ReferenceMiniport", "--scenario", "lifecycle/start", "--snapshots", folder.Root];
        _tool.Run(["run", .. arguments]);

        ToolOutcome outcome = _tool.Run(["accept", .. arguments, "--format", "json"]);

        Assert.That(new SchemaCheck(JsonSchemas.Read("acceptance")).Faults(outcome.Output), Is.Empty);
        Assert.That(outcome.Output, Does.Contain("\"ReferenceMiniport/reference/lifecycle/start-and-stop\""));
    }

    [Test]
    public void Snapshots_AreCompared_WithWords()
    {
        using TemporaryFolder folder = new();
        string snapshots = folder.At("snapshots");
        _tool.Run("run", "ReferenceMiniport", "--scenario", "lifecycle", "--snapshots", snapshots);
        string lifecycle = Path.Combine(snapshots, "ReferenceMiniport", "reference", "lifecycle");
        string file = Path.Combine(lifecycle, "start-and-stop.received.txt");
        string[] lines = File.ReadAllLines(file);
        int mapped = Array.FindIndex(lines, line => line.Contains("NdisMMapIoSpace", StringComparison.Ordinal));
        string other = folder.Write("other.txt", string.Join('\n', lines.Where((_, index) => index != mapped)));

        ToolOutcome equal = _tool.Run("compare", "snapshots", snapshots, snapshots, "--received");
        ToolOutcome changed = _tool.Run("compare", "snapshots", file, other);

        Assert.That(equal.ExitCode, Is.Zero, equal.ToString());
        Assert.That(changed.ExitCode, Is.EqualTo(20), changed.ToString());
        Assert.That(changed.Output, Does.Contain("gone: NdisMMapIoSpace(adapter=adapter#1, length="));
    }

    [Test]
    public void TwoRuns_AreTheSameBytes_WhateverTheMachineIsSetTo()
    {
        using TemporaryFolder first = new();
        using TemporaryFolder second = new();
        ToolOutcome here = _tool.Run("run", "ReferenceMiniport", "--snapshots", first.Root, "--format", "json");
        ToolOutcome there = new ToolProcess
        {
            Directory = second.Root,
            Environment = new Dictionary<string, string>
            {
                ["LANG"] = "tr_TR.UTF-8",
                ["LC_ALL"] = "tr_TR.UTF-8",
                ["TZ"] = "Asia/Kathmandu",
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
            },
        }.Run("run", "ReferenceMiniport", "--snapshots", second.Root, "--format", "json");

        Assert.That(there.Output, Is.EqualTo(here.Output));
        Assert.That(Texts(second.Root), Is.EqualTo(Texts(first.Root)));
        Assert.That(Texts(first.Root), Is.Not.Empty);
    }

    [Test]
    public void Json_KeepsStandardOutput_AndTellsProgressElsewhere()
    {
        ToolOutcome outcome = _tool.Run("run", "--scenario", "lifecycle/start", "--verbose", "--format", "json");

        Assert.That(outcome.Output, Does.StartWith("{"));
        Assert.That(outcome.Errors, Does.Contain("pass  lifecycle/start-and-stop"));
    }

    /// <summary>What is started late because the NIC is full is started in the DPC.</summary>
    [TestCase("faults/NdisMAllocateNetBufferSGList-in-send")]
    [TestCase("faults/NdisMAllocateNetBufferSGList-in-dpc")]
    [TestCase("faults/MmGetSystemAddressForMdlSafe-in-dpc")]
    public void Faults_NameTheCallsThatFail_AndSayHowManyThereAre(string id)
    {
        ToolOutcome outcome = _tool.Run("run", "--scenario", id, "--verbose", "--format", "json");

        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement scenario = document.RootElement.GetProperty("scenarios")[0];
        int met = scenario.GetProperty("places").GetProperty("met").GetInt32();
        int varied = scenario.GetProperty("places").GetProperty("varied").GetInt32();
        string[] failed = [.. scenario.GetProperty("runs").EnumerateArray()
            .Select(run => run.GetProperty("variation").GetString())
            .OfType<string>()
            .Select(name => name.Split(':')[0])
            .Distinct()];
        Assert.That(failed, Has.Length.EqualTo(varied).And.All.StartsWith("call "));
        Assert.That(varied, Is.InRange(1, met));
        Assert.That(outcome.Errors, Does.Contain($" runs, {varied} of {met} places varied"));
    }

    [Test]
    public void Text_WithoutATerminal_HasNoControlCodes()
        => Assert.That(_tool.Run("run", "--scenario", "lifecycle").ToString().Contains('\u001b'), Is.False);

    [Test]
    public void List_PrintsWhatTheSelectionTakes()
    {
        string[] ids = [.. _tool.Run("list", "scenarios").Output.Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(' ')[0])];

        ToolOutcome outcome = _tool.Run("run", "--verbose", "--scenario", ids[0], "--scenario", ids[^1]);

        Assert.That(outcome.Output, Does.Contain("  pass  " + ids[0]).And.Contain("  pass  " + ids[^1]));
    }

    private static Dictionary<string, string> Texts(string folder)
        => Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
}
