using System.Runtime.Versioning;
using System.Text.Json;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>Options of <c>run</c> that say how a run is reported, repeated and remembered.</summary>
[TestFixture]
internal sealed class RunOptionTests
{
    private const string Scenario = "free-ordering/one-send";

    private static readonly string[] Wrong =
        ["run", "FaultyMiniports", "--driver", "sgdma-free-002-frees-twice", "--scenario", Scenario];

    private static readonly string[] Right = ["run", "ReferenceMiniport", "--scenario", Scenario];

    private TemporaryFolder _folder = null!;
    private ToolProcess _tool = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _tool = new ToolProcess
        {
            Directory = _folder.Root,
            Environment = new Dictionary<string, string>
            {
                ["XDG_DATA_HOME"] = _folder.At("home"), ["FORCE_COLOR"] = string.Empty,
            },
        };
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Output_KeepsReports_AndTheTraceOfEachFailure_OfEachRun()
    {
        ToolOutcome first = _tool.Run([.. Wrong, "--output", "out", "--snapshots", "snapshots"]);
        ToolOutcome second = _tool.Run([.. Wrong, "--output", "out", "--format", "json"]);

        string run = _folder.At("out", "run-1");
        string failure = Path.Combine(
            run, "FaultyMiniports", "sgdma-free-002-frees-twice", "free-ordering", "one-send");
        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.EqualTo((int)ExitCode.NotConformant), first.ToString());
            Assert.That(first.Output, Does.Contain($"\nartifacts: {Path.Combine("out", "run-1")}\n"));
            Assert.That(second.Errors, Does.Contain($"artifacts: {Path.Combine("out", "run-2")}\n"));
            Assert.That(File.ReadAllText(_folder.At("out", "run-2", "report.json")), Is.EqualTo(second.Output));
            Assert.That(File.ReadAllText(Path.Combine(run, "report.txt")), Does.Contain("SGDMA-FREE-002 MUST"));
            Assert.That(File.ReadAllText(Path.Combine(failure, "log.txt")), Does.Contain("FreesTwice.cs:"));
            Assert.That(File.ReadAllText(Path.Combine(failure, "trace.txt")), Does.Contain("^ SGDMA-FREE-002 broken"));
            Assert.That(JsonDocument.Parse(File.ReadAllText(Path.Combine(failure, "trace.json"))), Is.Not.Null);
            Assert.That(
                _tool.Run("check", Path.Combine(failure, "trace.jsonl")).ExitCode,
                Is.EqualTo((int)ExitCode.NotConformant));
            Assert.That(File.Exists(failure + ".received.txt"));
        });
    }

    [Test]
    public void Output_OfARunWithoutFailures_IsItsReports()
    {
        ToolOutcome outcome = _tool.Run([.. Right, "--output", "out"]);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.Success), outcome.ToString());
        Assert.That(
            Directory.EnumerateFileSystemEntries(_folder.At("out", "run-1")).Select(Path.GetFileName),
            Is.EquivalentTo((string[])["report.json", "report.txt"]));
    }

    [Test]
    public void Output_WhereAFileLies_IsAnError_BeforeAnythingRuns()
    {
        _folder.Write("out", "mine");

        ToolOutcome outcome = _tool.Run([.. Right, "--output", "out"]);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput));
        Assert.That(outcome.Errors, Does.StartWith("error: --output 'out' is no folder; give a folder"));
        Assert.That(File.ReadAllText(_folder.At("out")), Is.EqualTo("mine"));
    }

    [Test]
    public void LastFailed_RunsWhatFailed_UntilItPasses()
    {
        string[] both = ["run", "FaultyMiniports", "--driver", "sgdma-free-002-frees-twice", "--last-failed"];
        ToolOutcome before = _tool.Run(both);
        _tool.Run([.. Wrong, "--scenario", "lifecycle/start-and-stop"]);
        ToolOutcome after = _tool.Run([.. both, "--dry-run"]);

        Assert.That(before.ExitCode, Is.EqualTo((int)ExitCode.NothingMatched), before.ToString());
        Assert.That(before.Errors, Does.Contain("no failure of FaultyMiniports is remembered; leave --last-failed"));
        Assert.That(after.Output, Does.Contain("sgdma-free-002-frees-twice of FaultyMiniports: 1 scenario on NDIS"));
        Assert.That(after.Output, Does.Contain($"\n  {Scenario}\n"));
    }

    [Test]
    public void TheMemory_IsForEachPlugin_AndForgetsWhatPasses()
    {
        FailureMemory memory = new(_folder.At("memory"));
        ScenarioResult passes = Results.Sample.Scenario();
        ScenarioResult fails = Results.Sample.Scenario(ScenarioVerdict.Hang);
        DriverResult driver = Results.Sample.Run(fails).Drivers[0];

        memory.Update("a", [driver]);
        memory.Update("b", [driver with { Scenarios = [passes] }]);

        Assert.That(memory.Of("a").All, Is.EqualTo([(driver.Driver, fails.Id)]));
        Assert.That(memory.Of("b").All, Is.Empty);

        memory.Update("a", [driver with { Scenarios = [fails with { Id = "other" }] }]);
        Assert.That(memory.Of("a").All, Has.Count.EqualTo(2), "what did not run stays");

        memory.Update("a", [driver with { Scenarios = [passes, passes with { Id = "other" }] }]);
        Assert.That(memory.Of("a").All, Is.Empty);
        Assert.That(Directory.EnumerateFiles(_folder.At("memory")), Is.Empty);
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{ "nic": 1 }""")]
    [TestCase("""{ "nic": [null] }""")]
    [TestCase("""{ "nic": [1] }""")]
    public void ADamagedMemory_IsNamed(string text)
    {
        FailureMemory memory = new(_folder.At("memory"));
        memory.Update("a", [Results.Sample.Run(Results.Sample.Scenario(ScenarioVerdict.Hang)).Drivers[0]]);
        File.WriteAllText(Directory.EnumerateFiles(_folder.At("memory")).Single(), text);

        Assert.That(
            () => memory.Of("a"), Throws.InstanceOf<ConfigurationException>().With.Message.EndsWith("delete it"));
    }

    [Test]
    public void Repeat_SaysThatAllWereAlike_AndKeepsTheVerdict()
    {
        ToolOutcome right = _tool.Run([.. Right, "--repeat", "3"]);
        ToolOutcome wrong = _tool.Run([.. Wrong, "--repeat", "2", "--format", "json"]);

        Assert.That(right.ExitCode, Is.EqualTo((int)ExitCode.Success), right.ToString());
        Assert.That(right.Output, Does.Contain("\n3 repetitions: all alike\n"));
        Assert.That(wrong.ExitCode, Is.EqualTo((int)ExitCode.NotConformant), wrong.ToString());
        Assert.That(wrong.Output, Does.Contain("\"repetitions\": 2,").And.Contain("\"unsteady\": []"));
    }

    [Test]
    public void WhatEndsOtherwise_IsReported()
    {
        ScenarioRun run = Results.Sample.Once(ScenarioVerdict.Pass) with { Digest = "1" };
        RunResult first = Results.Sample.Run(Results.Sample.Of(run));
        RunResult crashed = Results.Sample.Run(Results.Sample.Of(run with { Verdict = ScenarioVerdict.Crash }));
        RunResult other = Results.Sample.Run(Results.Sample.Of(run with { Digest = "2" }));

        RunResult folded = RepetitionFold.Of([first, first, crashed, other]);

        Assert.That(folded.ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That(
            folded.Unsteady.Select(unsteady => (unsteady.Repetition, unsteady.First, unsteady.Now)),
            Is.EqualTo([(3, "pass", "crash"), (4, "pass", "pass, after other events")]));
    }

    [Test]
    public void ARepetitionThatWasCancelled_LosesNothingOfThoseBefore()
    {
        RunResult first = Results.Sample.Run(Results.Sample.Scenario());

        RunResult folded = RepetitionFold.Of([first, new RunResult { Cancelled = true }]);

        Assert.That(folded.ExitCode, Is.EqualTo(ExitCode.Cancelled));
        Assert.That(folded.Drivers, Is.EqualTo(first.Drivers));
        Assert.That(folded.Unsteady, Is.Empty);
    }

    [Test]
    public void Quiet_IsTheVerdict()
    {
        ToolOutcome right = _tool.Run([.. Right, "--quiet"]);
        ToolOutcome wrong = _tool.Run([.. Wrong, "--quiet"]);

        Assert.That(right.Output.Split('\n'), Has.Length.EqualTo(2).And.ItemAt(0).StartsWith("rules: conformant"));
        Assert.That(right.Errors, Is.Empty);
        Assert.That(wrong.Output.Split('\n'), Has.Length.EqualTo(3).And.ItemAt(1).StartsWith("next: "));
    }

    [Test]
    public void DryRun_RunsNothing_AndFitsItsSchema()
    {
        ToolOutcome text = _tool.Run("run", "HostilePlugins", "--scenario", Scenario, "--dry-run");
        ToolOutcome json = _tool.Run([.. Right, "--dry-run", "--format", "json"]);
        ToolOutcome none = _tool.Run("run", "LegacyMiniport", "--scenario", Scenario, "--dry-run");
        ToolOutcome missing = _tool.Run("run", "nowhere", "--dry-run");

        Assert.That(text.ExitCode, Is.EqualTo((int)ExitCode.Success), text.ToString());
        Assert.That(text.Output, Does.Contain($"computes-in-send of HostilePlugins: 1 scenario on NDIS 6.89 under "));
        Assert.That(text.Output, Does.EndWith("nothing was run\n"));
        Assert.That(
            new Reports.SchemaCheck(NdisConformance.Reports.JsonSchemas.Read("preview")).Faults(json.Output), Is.Empty);
        Assert.That(none.ExitCode, Is.EqualTo((int)ExitCode.NothingMatched));
        Assert.That(missing.ExitCode, Is.EqualTo((int)ExitCode.PluginNotLoaded));
    }

    /// <summary>Neither the tests nor a pipe is a terminal; <see href="https://no-color.org"/>.</summary>
    [TestCase("", "", ExpectedResult = false)]
    [TestCase("1", "", ExpectedResult = true)]
    [TestCase("1", "1", ExpectedResult = true)]
    [TestCase("0", "", ExpectedResult = false)]
    [TestCase("", "1", ExpectedResult = false)]
    public bool Colors_AreForced_OrLeftOut(string force, string no)
    {
        ToolProcess tool = _tool with
        {
            Environment = new Dictionary<string, string>(_tool.Environment)
            {
                ["FORCE_COLOR"] = force, ["NO_COLOR"] = no,
            },
        };
        ToolOutcome outcome = tool.Run(Right);
        ToolOutcome error = tool.Run("run", "nowhere");
        bool isColored = outcome.Output.Contains('\e', StringComparison.Ordinal);

        Assert.That(error.Errors.StartsWith("\e[31merror:\e[0m", StringComparison.Ordinal), Is.EqualTo(isColored));
        return isColored;
    }

    /// <summary>What completes is not listed.</summary>
    [TestCase("--help")]
    [TestCase("trace", "--help")]
    [TestCase("explain", "--help")]
    public void Help_IsShort(params string[] arguments)
        => Assert.That(_tool.Run(arguments).Output, Has.Length.InRange(200, 6_000));

    [Test]
    public void AShell_CompletesCommandsOptionsAndIds()
    {
        string Complete(string line) => _tool.Run($"[suggest:{line.Length}]", line).Output;

        Assert.Multiple(() =>
        {
            Assert.That(Complete("ndis-conformance r").Split('\n'), Does.Contain("run"));
            Assert.That(Complete("ndis-conformance run --last").Split('\n'), Does.Contain("--last-failed"));
            Assert.That(Complete("ndis-conformance run --scenario free-o").Split('\n'), Does.Contain(Scenario));
            Assert.That(Complete("ndis-conformance run --profile 32").Split('\n'),
                Does.Contain("32-bit.mapped.fragmented.host"));
            Assert.That(Complete("ndis-conformance explain SGDMA-FREE-00").Split('\n'), Does.Contain("SGDMA-FREE-002"));
            Assert.That(Complete("ndis-conformance trace free-o").Split('\n'), Does.Contain(Scenario));
        });
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void TheScriptOfBash_Completes()
    {
        string script = _folder.Write("script", _tool.Run("completion", "bash").Output);
        string program = _folder.Write("ndis-conformance", $"#!/bin/sh\nexec dotnet {ToolProcess.Tool} \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string typed = $"""
            PATH="{_folder.Root}:$PATH"; source "{script}"
            COMP_WORDS=(ndis-conformance run --scenario free-ordering/one); COMP_CWORD=3
            COMP_LINE="ndis-conformance run --scenario free-ordering/one"; COMP_POINT=49
            _ndis_conformance; echo "$COMPREPLY"
            """;

        Assert.That(_tool.Program("bash", "-c", typed).Output.Trim(), Is.EqualTo(Scenario));
    }

    [TestCase("zsh", "compdef _ndis_conformance ndis-conformance")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName ndis-conformance")]
    public void OtherShells_HaveTheirScripts(string shell, string line)
        => Assert.That(_tool.Run("completion", shell).Output, Does.Contain(line));

    [Test]
    public void AnUnknownShell_IsAnError()
    {
        ToolOutcome outcome = _tool.Run("completion", "csh");

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput));
        Assert.That(outcome.Errors, Does.Contain("no script for 'csh'; the shells are bash, pwsh, zsh"));
    }
}
