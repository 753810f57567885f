using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>What is to be run, and how it is judged.</summary>
public sealed record RunPlan
{
    /// <summary>Folders or .dll files of plugins.</summary>
    public required IReadOnlyList<string> Plugins { get; init; }

    /// <summary>Names of drivers; none for all.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    public Selection Scenarios { get; init; } = Selection.All;

    /// <summary>The part of the scenarios to run; null for all of them.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The profiles that the scenarios run under.</summary>
    public IReadOnlyList<TestbedProfile> Profiles { get; init; } = [TestbedProfile.Ordinary];

    /// <summary>The versions of the host that the scenarios run on, unless they name one themselves.</summary>
    public IReadOnlyList<HostVersion> Ndis { get; init; } = [HostVersion.Newest];

    /// <summary>True to run the scenarios as well in which the host leaves its contract.</summary>
    public bool Robustness { get; init; }

    /// <summary>Where snapshots lie; null to compare none.</summary>
    public string? SnapshotFolder { get; init; }

    /// <summary>A capture whose frames are sent and received as well; null for none.</summary>
    public string? Traffic { get; init; }

    /// <summary>True if advice counts like a violation, and headers must be exact.</summary>
    public bool Strict { get; init; }

    /// <summary>True to end with the first scenario that fails.</summary>
    public bool EndsAtFirstFailure { get; init; }

    /// <summary>
    /// By the path of the plugin, the only scenarios to run of those that are chosen; null for all of them.
    /// </summary>
    public IReadOnlyDictionary<string, FailedScenarios>? Only { get; init; }

    /// <summary>True to hash the events of each run, for a comparison with other runs.</summary>
    public bool TakesDigests { get; init; }

    /// <summary>True to run once more what failed, for the whole traces: the observer gets them.</summary>
    public bool KeepsTraces { get; init; }

    /// <summary>True to keep as well, for each mistake, the trace of a run that passed and is most like it.</summary>
    public bool KeepsNeighbours { get; init; }

    /// <summary>True to measure how long each scenario takes.</summary>
    public bool MeasuresTime { get; init; }

    /// <summary>Source files below this folder are named from there.</summary>
    public string SourceRoot { get; init; } = Environment.CurrentDirectory;

    /// <summary>What a run may use before it is ended.</summary>
    public RunBudget Budget { get; init; } = RunBudget.Usual;

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>The day on which waivers are looked at.</summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;

    /// <summary>
    /// True if a scenario is to be run. One of robustness or of strict headers is run where the plan asks for that, or
    /// names the scenario.
    /// </summary>
    public bool AsksFor(Scenario scenario)
    {
        if (scenario.NeedsCapture && Traffic is null)
        {
            return false;
        }

        bool isOrdinary = (!scenario.IsRobustness || Robustness) && (!scenario.IsStrict || Strict);
        return isOrdinary || Scenarios.Include.Any(pattern => Glob.Matches(pattern, scenario.Id));
    }

    /// <summary>
    /// The versions of the host that a scenario runs on: its own, if it names one. On every other host the run would be
    /// the same.
    /// </summary>
    public IReadOnlyList<HostVersion> NdisOf(Scenario scenario)
        => scenario.OwnHost is { } own ? [own] : VersionSelection.For(scenario.Generation, Ndis);

    /// <summary>A run of a scenario as the plan has it.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="scenario">ID of the scenario.</param>
    /// <param name="profile">Name of the profile.</param>
    /// <param name="ndis">Version of the host.</param>
    public ScenarioRequest Request(string driver, string scenario, string profile, string ndis) => new()
    {
        Driver = driver,
        Scenario = scenario,
        Profile = profile,
        Ndis = ndis,
        StrictHeaders = Strict,
        Traffic = Traffic,
        Budget = Budget,
    };

    public bool Wants(string driver)
        => Drivers.Count == 0 || Drivers.Contains(driver, StringComparer.OrdinalIgnoreCase);
}
