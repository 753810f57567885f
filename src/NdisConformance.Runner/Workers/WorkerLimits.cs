namespace NdisConformance.Runner;

/// <summary>What a worker may use before it is ended.</summary>
public sealed record WorkerLimits
{
    /// <summary>Processor time without an event: the driver computes without end.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time without an event: the driver sleeps or waits without end.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for a scenario with all its runs, whatever it does.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Time without an event in a worker with several lanes. What stands still there is tried again alone, with the
    /// limits above.
    /// </summary>
    public TimeSpan SharedSilence => TimeSpan.FromSeconds(Math.Min(2, Silence.TotalSeconds / 2));

    /// <summary>Bytes of memory.</summary>
    public long Memory { get; init; } = 4L << 30;

    /// <summary>Characters that are kept of what a scenario writes to the console.</summary>
    public int Output { get; init; } = 1 << 10;
}
