using NdisConformance.Trace;

namespace NdisConformance.Rules;

internal static class NullCrash
{
    private const uint PageFaultInNonpagedArea = 0x50;
    private const uint DriverIrqlNotLessOrEqual = 0xD1;

    /// <summary>True if the driver dereferenced NULL or a pointer to nothing.</summary>
    public static bool Is(in TraceEvent e)
        => new CrashEvent(in e).Code is PageFaultInNonpagedArea or DriverIrqlNotLessOrEqual;
}
