namespace NdisConformance.Vocabulary;

/// <summary>Virtual time counts ticks of 100 nanoseconds, as Windows does.</summary>
public static class TimeUnits
{
    public const long TicksPerMicrosecond = 10;

    public const long TicksPerMillisecond = 1_000 * TicksPerMicrosecond;

    public const long TicksPerSecond = 1_000 * TicksPerMillisecond;
}
