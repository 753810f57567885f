using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>The end of a worker, and what survived of the order that one lane had.</summary>
/// <param name="Cause">Why it ended.</param>
/// <param name="ExitCode">Its exit code; 128 and the number of a signal where that ended it.</param>
/// <param name="LastWords">The end of what it wrote to standard error.</param>
/// <param name="Frames">What the driver was doing; unknown if its stack was not read.</param>
/// <param name="Variation">The variation that ran.</param>
/// <param name="Events">The events of the run.</param>
internal sealed record WorkerDeath(
    DeathCause Cause,
    int ExitCode,
    string LastWords,
    LaneFrames Frames,
    string Variation,
    TraceStore Events)
{
    /// <summary>The orders that ended with the worker, so that one of them is found guilty.</summary>
    public Suspicion? Suspicion { get; init; }

    /// <summary>True if nothing of the kind happened when the orders were tried again one by one.</summary>
    public bool HappenedOnce { get; init; }

    // SIGKILL and SIGTERM, which also come from outside.
    private const int Killed = 137;
    private const int Terminated = 143;

    /// <summary>The functions of the driver that were running, the innermost first; empty if nobody knows.</summary>
    public IReadOnlyList<string> Functions
        => Frames.Functions.Count > 0 ? Frames.Functions : Runner.LastWords.Stack(LastWords);

    /// <summary>True if somebody else may have ended it: the order is worth another try.</summary>
    public bool MayBeChance => Cause == DeathCause.Ended && ExitCode is Killed or Terminated;

    /// <summary>True if it would not have ended by itself.</summary>
    public bool IsHang => Cause is DeathCause.Computed
        or DeathCause.Slept
        or DeathCause.Overran
        or DeathCause.Suspect;
}
