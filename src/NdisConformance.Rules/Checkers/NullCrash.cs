using NdisConformance.Trace;

namespace NdisConformance.Rules;

internal static class NullCrash
{
    private const uint PageFaultInNonpagedArea = 0x50;
    private const uint DriverIrqlNotLessOrEqual = 0xD1;

    /// <summary>True if the driver dereferenced NULL or a pointer to nothing.</summary>
    public static bool Is(in TraceEvent e) => IsOfPointer(e) && new CrashEvent(in e).Parameter1 == 0;

    /// <summary>True if the driver followed Scratch of a list as others left it.</summary>
    public static bool IsOfScratch(in TraceEvent e) => IsOfPointer(e) && new CrashEvent(in e).Parameter1 != 0;

    private static bool IsOfPointer(in TraceEvent e)
        => new CrashEvent(in e).Code is PageFaultInNonpagedArea or DriverIrqlNotLessOrEqual;
}
