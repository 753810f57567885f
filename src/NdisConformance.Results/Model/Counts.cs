namespace NdisConformance.Results;

/// <summary>Numbers of a run.</summary>
public sealed record Counts
{
    public int Scenarios { get; init; }

    /// <summary>Runs of these scenarios: one for each profile.</summary>
    public int Runs { get; init; }

    public int Passed { get; init; }

    public int Failed { get; init; }

    /// <summary>Scenarios that need more than the driver did.</summary>
    public int NotApplicable { get; init; }

    public int NotRun { get; init; }

    public int Crashed { get; init; }

    public int Hung { get; init; }

    public int HarnessErrors { get; init; }

    public int Violations { get; init; }

    public int Advice { get; init; }

    public int Waived { get; init; }

    public int RulesPassed { get; init; }

    public int RulesFailed { get; init; }

    public int RulesNotExercised { get; init; }

    public int RulesNotApplicable { get; init; }

    public int RulesWaived { get; init; }

    public int RulesOutsideVerdict { get; init; }

    public int Differences { get; init; }

    public int SnapshotsEqual { get; init; }

    public int SnapshotsNew { get; init; }

    public int SnapshotsChanged { get; init; }

    public int SnapshotsNotCompared { get; init; }

    public int SnapshotsDangling { get; init; }
}
