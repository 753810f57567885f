namespace NdisConformance.Host.Kernel;

/// <summary>
/// What a run may use before it counts as one that never ends. All of it is counted in the simulation, so that the same
/// driver ends at the same event on every machine.
/// </summary>
public sealed record RunBudget
{
    /// <summary>The usual one. No real driver comes near it.</summary>
    public static RunBudget Usual { get; } = new();

    /// <summary>For somebody who looks at the driver in a debugger: nothing is counted.</summary>
    public static RunBudget Unlimited { get; } = new()
    {
        Calls = long.MaxValue,
        PassiveCalls = long.MaxValue,
        Events = long.MaxValue,
        Time = long.MaxValue,
    };

    /// <summary>
    /// Calls of NDIS that a callback may make above PASSIVE_LEVEL. A driver makes some calls for each of a few thousand
    /// buffers.
    /// </summary>
    public long Calls { get; init; } = 30_000;

    /// <summary>
    /// Calls of NDIS that a callback may make at PASSIVE_LEVEL. There a driver may also read a whole flash chip through
    /// its registers.
    /// </summary>
    public long PassiveCalls { get; init; } = 1_000_000;

    /// <summary>Events of the trace.</summary>
    public long Events { get; init; } = 10_000_000;

    /// <summary>Virtual time, in units of 100 nanoseconds.</summary>
    public long Time { get; init; } = 24 * 3_600 * TimeUnits.TicksPerSecond;
}
