using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>How long the callbacks of an NDIS 6 miniport may take.</summary>
internal sealed class CallbackLimits(SendPath sends, HostTrace trace, Miniport miniport) : ICallbackLimits
{
    /// <inheritdoc/>
    public long LimitOf(TraceName callback)
        => callback == TraceName.MiniportPause ? TimeLimits.Pause : TimeLimits.Callback;

    /// <inheritdoc/>
    public long StallLimitOf(TraceName callback)
        => callback == TraceName.MiniportInterruptDPC ? TimeLimits.Dpc : TimeLimits.Stall;

    /// <inheritdoc/>
    public void OnExpired(TraceName callback)
    {
        if (callback == TraceName.MiniportPause)
        {
            sends.ReportUncompleted(isOverdue: true);
            trace.TimeLimit(miniport.AdapterId, Operation.Pause);
        }
    }
}
