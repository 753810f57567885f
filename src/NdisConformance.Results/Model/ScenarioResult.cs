namespace NdisConformance.Results;

/// <summary>The result of one scenario on one driver: its runs, and what they show together.</summary>
public sealed record ScenarioResult
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The runs in the order in which they ran; at least one.</summary>
    public required IReadOnlyList<ScenarioRun> Runs { get; init; }

    /// <summary>The places at which further runs differ, on all hosts together; none with one run a host.</summary>
    public PlaceCounts Places { get; init; }

    /// <summary>How the trace of the run under the ordinary profile compares with the snapshot.</summary>
    public SnapshotResult Snapshot { get; init; } = SnapshotResult.NotCompared;

    /// <summary>When its runs took place; null unless the plan measures it.</summary>
    public MeasuredTime? Time { get; init; }

    /// <summary>The worst verdict of the runs.</summary>
    public ScenarioVerdict Verdict => RunFold.Worst(Runs);

    /// <summary>True if a rule was broken, or a run did not come to its end.</summary>
    public bool HasFailed => Verdict
        is ScenarioVerdict.Fail or ScenarioVerdict.Crash or ScenarioVerdict.Hang or ScenarioVerdict.HarnessError;

    /// <summary>True if a run ended early for another reason than that the host is too old for the driver.</summary>
    public bool HasStopped => Runs.Any(run => run.Stopped.Length > 0 && !run.IsHostTooOld);
}
