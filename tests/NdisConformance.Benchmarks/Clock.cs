using System.Diagnostics;

namespace NdisConformance.Benchmarks;

/// <summary>Seconds of wall time; only ratios of them leave this program.</summary>
internal static class Clock
{
    public static double Measure(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
