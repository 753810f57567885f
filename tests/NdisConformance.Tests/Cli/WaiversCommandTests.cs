using NdisConformance.Runner;
using NdisConformance.Tests.Malformed;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary><c>waivers</c>, and what a run makes of them.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class WaiversCommandTests
{
    private const string Day = "2099-12-31";

    private static readonly string[] Twice =
        ["run", "FaultyMiniports", "--in-process", "--driver", "sgdma-free-002-frees-twice"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void AWaiver_IsAdded_Listed_Updated_AndHolds()
    {
        ToolOutcome empty = Run("waivers");
        ToolOutcome added = Run(
            "waivers", "add", "--rule", "sgdma-free-002", "--scenario", "free-*", "--reason", "old");
        ToolOutcome again = Run(
            "waivers", "add", "--rule", "SGDMA-FREE-002", "--scenario", "FREE-*", "--reason", "new");
        ToolOutcome updated = Run(
            "waivers", "update", "--rule", "SGDMA-FREE-002", "--scenario", "free-*", "--owner", "Ann", "--until", Day);
        ToolOutcome missing = Run("waivers", "update", "--rule", "SGDMA-FREE-002", "--owner", "Ann");
        ToolOutcome list = Run("waivers", "list");
        ToolOutcome run = Run([.. Twice, "--scenario", "free-ordering/one-send"]);

        Assert.That(empty.Output, Does.StartWith("no waivers: there is no .ndis-conformance.json"));
        Assert.That(added.ExitCode, Is.Zero, added.ToString());
        Assert.That(added.Output, Does.StartWith("written to ").And.Contain("SGDMA-FREE-002 in free-*"));
        Assert.That(again.ExitCode, Is.EqualTo(5), again.ToString());
        Assert.That(again.Errors, Does.Contain("`waivers update`"));
        Assert.That(updated.ExitCode, Is.Zero, updated.ToString());
        Assert.That(missing.ExitCode, Is.EqualTo(8), missing.ToString());
        Assert.That(list.Output, Does.EndWith(
            $"  SGDMA-FREE-002 in free-*\n    holds until {Day}; reason: old; owner: Ann\n"));
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Contain("(waived by Ann: old)"));
    }

    [Test]
    public void TheFingerprint_ThatARunPrints_Waives()
    {
        string[] run = [.. Twice, "--scenario", "free-ordering/one-send"];
        string print = Run(run).Output.Split('\n')
            .Single(line => line.StartsWith("  fingerprint", StringComparison.Ordinal))
            .Split(' ')[^1];

        ToolOutcome added = Run("waivers", "add", "--fingerprint", print, "--reason", "known");
        ToolOutcome waived = Run(run);

        Assert.That(added.ExitCode, Is.Zero, added.ToString());
        Assert.That(waived.ExitCode, Is.Zero, waived.ToString());
        Assert.That(waived.Output, Does.Contain("SGDMA-FREE-002 MUST (waived: known)"));
    }

    [TestCase("sgdma-alloc-015-fills-context-after-request", "SGDMA-ALLOC-015", "crash")]
    [TestCase("sgdma-alloc-017-holds-lock-across-request", "SGDMA-ALLOC-017", "hang")]
    public void ACrash_StaysRed(string driver, string rule, string verdict)
    {
        Run("waivers", "add", "--rule", rule, "--driver", driver, "--reason", "known");

        ToolOutcome run = Run(
            "run", "FaultyMiniports", "--in-process", "--driver", driver, "--scenario", "free-ordering/one-send");

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Output, Does.Contain(verdict + " free-ordering/one-send").And.Contain("(waived: known)"));
    }

    [TestCase("\"driver\": \"reference\", \"scenario\": \"lifecycle/start\"", "nothing broke the rule there")]
    [TestCase("\"driver\": \"referense\"", "there is no such driver; the nearest are reference")]
    [TestCase("\"scenario\": \"lifecycel/*\"", "there is no such scenario; the nearest are ")]
    [TestCase("\"until\": \"2020-02-29\"", "expired on 2020-02-29")]
    public void AnIdleOne_EndsASelectedRun_With21(string more, string expected)
    {
        _folder.Write(
            ToolConfiguration.FileName, $$"""{ "waivers": [{ "rule": "REG-001", "reason": "x", {{more}} }] }""");

        ToolOutcome run = Run("run", "ReferenceMiniport", "--in-process", "--scenario", "lifecycle/start");

        Assert.That(run.ExitCode, Is.EqualTo(21), run.ToString());
        Assert.That(run.Output, Does.Contain("waiver: the waiver of REG-001").And.Contain(expected));
    }

    [Test]
    public void AnotherOne_IsLeftAlone_InASelectedRun()
    {
        _folder.Write(ToolConfiguration.FileName, """{ "waivers": [{ "rule": "REG-001", "reason": "x" }] }""");

        ToolOutcome run = Run("run", "ReferenceMiniport", "--in-process", "--scenario", "lifecycle/start");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    [Test]
    public void AnExpiredOne_IsListedAsSuch()
    {
        _folder.Write(
            ToolConfiguration.FileName,
            """{ "waivers": [{ "rule": "REG-001", "reason": "x", "until": "2020-02-29" }] }""");

        ToolOutcome list = Run("waivers");
        ToolOutcome renewed = Run("waivers", "update", "--rule", "REG-001", "--until", Day);

        Assert.That(list.ExitCode, Is.Zero, list.ToString());
        Assert.That(list.Output, Does.Contain("expired on 2020-02-29; reason: x"));
        Assert.That(renewed.Output, Does.Contain($"holds until {Day}; reason: x"));
    }

    private ToolOutcome Run(params string[] arguments) => ToolInProcess.Run(_folder.Root, arguments);
}
