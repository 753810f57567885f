using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>How long the callbacks of an NDIS 6 miniport may take.</summary>
internal sealed class CallbackLimits(SendPath sends, HostTrace trace, Miniport miniport) : ICallbackLimits
{
    // AMB-28: a pause has ten seconds; everything else is taken for hung after a minute.
    private const long PauseTicks = 10L * 10_000_000;
    private const long OtherTicks = 60L * 10_000_000;

    /// <inheritdoc/>
    public long LimitOf(TraceName callback) => callback == TraceName.MiniportPause ? PauseTicks : OtherTicks;

    /// <inheritdoc/>
    public void OnExpired(TraceName callback)
    {
        if (callback == TraceName.MiniportPause)
        {
            sends.ReportUncompleted(TraceName.TimeLimit);
            trace.Fact(TraceName.TimeLimit, miniport.AdapterId.Packed, (ulong)Operation.Pause);
        }
    }
}
