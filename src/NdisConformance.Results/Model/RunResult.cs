namespace NdisConformance.Results;

/// <summary>What a run showed.</summary>
public sealed record RunResult
{
    public IReadOnlyList<DriverResult> Drivers { get; init; } = [];

    public IReadOnlyList<LoadFailure> LoadFailures { get; init; } = [];

    /// <summary>Names of the profiles that it ran under.</summary>
    public IReadOnlyList<string> TestbedProfiles { get; init; } = [];

    /// <summary>Those of them that are not the ordinary one, to which the snapshots belong.</summary>
    public IReadOnlyList<string> OtherProfiles { get; init; } = [];

    /// <summary>The versions of the host that it ran on; scenarios may name another one. As <c>6.30</c>.</summary>
    public IReadOnlyList<string> Ndis { get; init; } = [];

    /// <summary>Those of them that are not the newest one, to which the snapshots belong.</summary>
    public IReadOnlyList<string> OtherNdis { get; init; } = [];

    /// <summary>Where the snapshots lie; null if none is known, so that none were compared.</summary>
    public string? SnapshotFolder { get; init; }

    /// <summary>Why snapshots could not be compared to the end; null if they could.</summary>
    public SnapshotFailure? SnapshotFailure { get; init; }

    /// <summary>Reports and artifacts that could not be written.</summary>
    public IReadOnlyList<OutputFailure> OutputFailures { get; init; } = [];

    /// <summary>True if it was cancelled before its end.</summary>
    public bool Cancelled { get; init; }

    /// <summary>True if advice counts like a violation.</summary>
    public bool Strict { get; init; }

    /// <summary>True if nothing was run: a recorded trace was judged.</summary>
    public bool IsOfTrace { get; init; }

    /// <summary>Waivers that are expired, or that the run did not need.</summary>
    public IReadOnlyList<string> IdleWaivers { get; init; } = [];

    /// <summary>Which part of a run it is; null for a whole one.</summary>
    public ShardRecord? Shard { get; init; }

    /// <summary>How often it was run; this is the first result that was no success, or else the first one.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>What ended otherwise in a repetition than the first time.</summary>
    public IReadOnlyList<Unsteadiness> Unsteady { get; init; } = [];

    /// <summary>The folder where reports and traces of this run lie; null if none was asked for.</summary>
    public string? Artifacts { get; init; }

    public IEnumerable<ScenarioResult> Scenarios => Drivers.SelectMany(driver => driver.Scenarios);

    public OverallVerdict Verdict => VerdictFold.OfRun(this);

    public ExitCode ExitCode => ExitCodeFold.OfRun(this);

    public Counts Counts => CountFold.OfRun(this);

    /// <summary>The verdict on each rule over all drivers.</summary>
    public IReadOnlyList<RuleResult> Rules => RuleFold.OfRun(Drivers);
}
