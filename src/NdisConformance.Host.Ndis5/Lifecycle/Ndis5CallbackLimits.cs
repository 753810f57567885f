using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>How long the callbacks of an NDIS 5 miniport may take. MiniportHalt waits for received packets.</summary>
internal sealed class Ndis5CallbackLimits : ICallbackLimits
{
    /// <inheritdoc/>
    public long LimitOf(TraceName callback) => TimeLimits.Callback;

    /// <inheritdoc/>
    public long StallLimitOf(TraceName callback)
        => callback == TraceName.MiniportHandleInterrupt ? TimeLimits.Dpc : TimeLimits.Stall;

    /// <inheritdoc/>
    public void OnExpired(TraceName callback)
    {
    }
}
