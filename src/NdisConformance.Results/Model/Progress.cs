namespace NdisConformance.Results;

/// <summary>
/// How far a driver got in a run. All is none in a run in which the scenario itself makes a call fail, for there the
/// driver may fail, too.
/// </summary>
public sealed record Progress
{
    public static Progress None { get; } = new();

    /// <summary>DriverEntry returned, and returned success.</summary>
    public Tally Loads { get; init; } = Tally.None;

    /// <summary>MiniportInitializeEx returned, and returned success.</summary>
    public Tally Initializations { get; init; } = Tally.None;

    /// <summary>MiniportRestart ended, and ended with success.</summary>
    public Tally Restarts { get; init; } = Tally.None;

    /// <summary>
    /// Lists that were sent while the adapter ran and completed before a cancel, a pause or a removal came; and those
    /// of them that succeeded. Failures do not count where NDIS refused a mapping request.
    /// </summary>
    public Tally Sends { get; init; } = Tally.None;

    /// <summary>
    /// Frames of at least 60 bytes that arrived while the adapter ran, and lists that it indicated. The sender of a
    /// frame knows that the adapter is to receive it.
    /// </summary>
    public Tally Frames { get; init; } = Tally.None;

    /// <summary>
    /// How long the longest MiniportInterruptDPC took, in microseconds of virtual time. No verdict depends on it.
    /// </summary>
    public long LongestDpcMicroseconds { get; init; }

    public static Progress operator +(Progress left, Progress right) => new()
    {
        Loads = left.Loads + right.Loads,
        Initializations = left.Initializations + right.Initializations,
        Restarts = left.Restarts + right.Restarts,
        Sends = left.Sends + right.Sends,
        Frames = left.Frames + right.Frames,
        LongestDpcMicroseconds = Math.Max(left.LongestDpcMicroseconds, right.LongestDpcMicroseconds),
    };
}
