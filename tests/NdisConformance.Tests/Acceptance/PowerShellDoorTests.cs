using System.Text.RegularExpressions;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Cli;

namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// The PowerShell script runs for real and only forwards to the tool. PowerShell is a tool of the repository: the first
/// test that does not find it installs it.
/// </summary>
internal sealed partial class PowerShellDoorTests
{
    private const string Restore = "dotnet tool restore";
    private const int RestoreAttempts = 3;

    // Each parameter once, repeatable ones with two values. A function that prints stands in for dotnet.
    private const string EveryParameter = """
        function dotnet { $args -join ' ' }
        & ./run-conformance.ps1
        & ./run-conformance.ps1 a.dll, b.dll -Scenario s1, s2 -Exclude e1, e2 -Driver d1, d2 -Profile p1, p2 `
            -Ndis n1, n2 -Snapshots dir -Format json -CpuLimit 1 -IdleLimit 2 -ScenarioLimit 8 -MemoryLimit 3 `
            -OutputLimit 4 -CallbackLimit 5 -EventLimit 6 -TimeLimit 7 -Env v1, v2 -SourceRoot src `
            -Output out -Repeat 9 -Shard 1/2 -Report r1, r2 -Robustness -Strict -First -LastFailed -DryRun -InProcess `
            -Quiet -Verbose -Times -Traffic t
        """;

    private static readonly string[] Forwarded =
    [
        "run", "a.dll", "b.dll", "--scenario", "s1", "--scenario", "s2", "--exclude", "e1", "--exclude", "e2",
        "--driver", "d1", "--driver", "d2", "--profile", "p1", "--profile", "p2", "--ndis", "n1", "--ndis", "n2",
        "--traffic", "t", "--snapshots", "dir", "--format", "json", "--cpu-limit", "1", "--idle-limit", "2",
        "--scenario-limit", "8", "--memory-limit", "3",
        "--output-limit", "4", "--callback-limit", "5", "--event-limit", "6", "--time-limit", "7",
        "--env", "v1", "--env", "v2", "--source-root", "src", "--output", "out", "--repeat", "9", "--shard", "1/2",
        "--report", "r1", "--report", "r2",
        "--robustness", "--strict", "--first", "--in-process", "--times", "--last-failed", "--dry-run", "--quiet",
        "--verbose",
    ];

    private static readonly string Script = Path.Combine(RepositoryTree.Root, "run-conformance.ps1");

    private readonly ToolProcess _tool = new()
    {
        Directory = RepositoryTree.Root,
        Environment = new Dictionary<string, string>
        {
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["NO_COLOR"] = "1",
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["POWERSHELL_UPDATECHECK"] = "Off",
        },
    };

    [OneTimeSetUp]
    public void BeginBuild() => ReleaseBuild.Begin();

    [OneTimeTearDown]
    public void EndBuild() => ReleaseBuild.End();

    [Test]
    public void IsShort() => Assert.That(File.ReadAllLines(Script), Has.Length.LessThanOrEqualTo(40));

    [Test]
    public void PassesOn_TheSelection_TheOutput_AndTheExitCode()
    {
        ToolOutcome outcome = PowerShell(
            "-File",
            "run-conformance.ps1",
            "FaultyMiniports",
            "-Driver",
            "sgdma-free-002-frees-twice",
            "-Scenario",
            "free-ordering/one-send",
            "-Profile",
            "64-bit.bounced.fragmented.host");

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.ToString());
        Assert.That(
            outcome.Output,
            Does.Contain("  found in     free-ordering/one-send (64-bit.bounced.fragmented.host)"));
        Assert.That(outcome.Output, Does.Contain("SGDMA-FREE-002 MUST: Freed once"));
    }

    [Test]
    public void ForwardsEveryParameter_AsAnOptionOfRun()
    {
        ToolOutcome outcome = PowerShell("-Command", EveryParameter);
        string[] calls = outcome.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        Assert.That(calls, Has.Length.EqualTo(2), outcome.ToString());
        Assert.That(calls[0], Does.StartWith("run -c Release --project ").And.EndsWith("NdisConformance.Cli run"));
        Assert.That(calls[1], Does.EndWith("NdisConformance.Cli " + string.Join(' ', Forwarded)));
    }

    /// <summary>Fails when `run` gains an option, until the script and the call above have it.</summary>
    [Test]
    public void HasEveryOptionOfRun()
    {
        ToolOutcome help = _tool.Run("run", "--help");
        IEnumerable<string> options = Option().Matches(help.Output).Select(match => match.Groups["name"].Value);

        Assert.That(
            options,
            Is.EquivalentTo(Forwarded.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Distinct()),
            help.ToString());
    }

    [Test]
    public void AnUnknownParameter_IsAnError()
    {
        ToolOutcome outcome = PowerShell("-File", "run-conformance.ps1", "-Frobnicate", "x");

        Assert.That(outcome.ExitCode, Is.Not.Zero, outcome.ToString());
        Assert.That(outcome.ToString(), Does.Contain("Frobnicate").And.Not.Contain("ReferenceMiniport"));
    }

    private ToolOutcome PowerShell(params string[] arguments)
    {
        ToolOutcome outcome = Run(arguments);
        if (outcome.ExitCode == 0 || !outcome.ToString().Contains(Restore, StringComparison.Ordinal))
        {
            return outcome;
        }

        Install();
        return Run(arguments);
    }

    private ToolOutcome Run(string[] arguments)
        => _tool.Dotnet(["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", .. arguments]);

    /// <summary>The feed may be busy: once more, and once more.</summary>
    private void Install()
    {
        ToolOutcome outcome = _tool.Dotnet("tool", "restore");
        for (int attempt = 1; attempt < RestoreAttempts && outcome.ExitCode != 0; attempt++)
        {
            outcome = _tool.Dotnet("tool", "restore");
        }

        Assert.That(
            outcome.ExitCode, Is.Zero, $"PowerShell cannot be installed; see why `{Restore}` fails:\n{outcome}");
    }

    // Help has a line for each option, which begins with the option's name.
    [GeneratedRegex("^ +(?<name>--[a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex Option();
}
