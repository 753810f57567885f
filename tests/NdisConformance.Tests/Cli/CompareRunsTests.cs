using System.Text.Json;
using NdisConformance.Reports;
using NdisConformance.Tests.Reports;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>Two builds of a driver: all four formats say what the later one broke and what it fixed.</summary>
[TestFixture]
internal sealed class CompareRunsTests
{
    private readonly ToolProcess _tool = new();
    private TemporaryFolder _folder = null!;

    /// <summary>The earlier build fails every pause; the later one frees a list twice.</summary>
    [OneTimeSetUp]
    public void RunBoth()
    {
        _folder = new TemporaryFolder();
        Report("old", "pool-017-keeps-pool");
        Report("new", "sgdma-free-002-frees-twice");
        Report("sound", "nothing");
        void Report(string name, string driver) => _tool.Run(
            [
                "run",
                .. driver == "nothing" ? ["ReferenceMiniport"] : (string[])["FaultyMiniports", "--driver", driver],
                "--scenario", "free-ordering/one-send", "--report", $"json={_folder.At($"{name}.json")}",
            ]);
    }

    [OneTimeTearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("text", "newly failing:", "    SGDMA-FREE-002 MUST: Freed once", "FreesTwice.cs:")]
    [TestCase("markdown", "**newly failing**", "- SGDMA-FREE-002 MUST: Freed once", "FreesTwice.cs:")]
    [TestCase("html", "<h3>newly failing</h3>", "<strong>SGDMA-FREE-002 MUST: Freed once</strong>", "FreesTwice.cs:")]
    [TestCase("json", "\"newlyFailing\": [", "\"rule\": \"SGDMA-FREE-002\"", "FreesTwice.cs:")]
    public void WhatIsNew_AndWhatIsFixed_IsSaid(string format, string kind, string rule, string place)
    {
        ToolOutcome outcome = Compare("old", "new", "--format", format);

        string[] parts = outcome.Output.Split(kind);
        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.ToString());
        Assert.That(parts, Has.Length.EqualTo(2));
        Assert.That(parts[1], Does.Contain(rule).And.Contain(place));
        Assert.That(parts[1].Split("ixed")[1], Does.Contain("POOL-017"));
        Assert.That(outcome.Output, Does.Contain("fingerprint"));
    }

    [Test]
    public void ADriverThatIsNoWorse_IsASuccess()
    {
        ToolOutcome better = Compare("old", "sound");
        ToolOutcome same = Compare("old", "old");

        Assert.That((better.ExitCode, same.ExitCode), Is.EqualTo((0, 0)), better.ToString());
        Assert.That(better.LastLine, Is.EqualTo(
            "0 newly failing, 1 fixed, 0 still failing; 0 scenarios newly not run; 0 snapshots moved"));
        Assert.That(same.LastLine, Is.EqualTo(
            "0 newly failing, 0 fixed, 1 still failing; 0 scenarios newly not run; 0 snapshots moved"));
    }

    [Test]
    public void TheDocument_FitsItsSchema()
        => Assert.That(
            new SchemaCheck(JsonSchemas.Read("run-comparison"))
                .Faults(Compare("old", "new", "--format", "json").Output),
            Is.Empty);

    /// <summary>A run of fewer scenarios fixes nothing.</summary>
    [Test]
    public void WhatWasNotRun_IsNotFixed()
    {
        _tool.Run(
            "run", "FaultyMiniports", "--driver", "pool-017-keeps-pool", "--scenario", "pool-teardown/loaded-only",
            "--report", $"json={_folder.At("less.json")}");

        ToolOutcome outcome = Compare("old", "less");

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("  not seen again, for its scenarios were not run:\n    POOL-017")
            .And.Contain("  newly not run:\n    free-ordering/one-send\n"));
    }

    [Test]
    public void SnapshotsThatMoved_AreNamed()
    {
        string[] options = ["--scenario", "free-ordering/one-send", "--snapshots", _folder.At("snapshots")];
        string[] old = [.. options, "--report", $"json={_folder.At("accepted.json")}"];
        string[] moved = [.. options, "--report", $"json={_folder.At("moved.json")}"];
        string plugin = PatchedReference.Write(_folder.At("plain"));
        _tool.Run(["run", plugin, .. options]);
        _tool.Run(["accept", plugin, "--snapshots", _folder.At("snapshots")]);
        _tool.Run(["run", plugin, .. old]);
        string other = PatchedReference.Write(
            _folder.At("other"),
            ("=> AdapterOf(miniportAdapterContext).Pause();",
                "{ _ndis.NdisGetVersion(); return AdapterOf(miniportAdapterContext).Pause(); }"));
        _tool.Run(["run", other, .. moved]);

        ToolOutcome outcome = Compare("accepted", "moved");

        Assert.That(outcome.ExitCode, Is.EqualTo(20), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain(
            "  snapshots that moved:\n    free-ordering/one-send: equal in A, changed in B; new: NdisGetVersion"));
    }

    private ToolOutcome Compare(string a, string b, params string[] options)
        => _tool.Run(["compare", "runs", _folder.At($"{a}.json"), _folder.At($"{b}.json"), .. options]);
}
