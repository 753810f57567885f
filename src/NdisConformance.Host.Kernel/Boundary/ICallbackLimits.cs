using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>How long the callbacks of an NDIS generation may take.</summary>
internal interface ICallbackLimits
{
    /// <summary>The limit of a callback in ticks.</summary>
    long LimitOf(TraceName callback);

    /// <summary>How long all stalls of a callback may take together, in ticks.</summary>
    long StallLimitOf(TraceName callback);

    /// <summary>A callback is past its limit; the machine stops next.</summary>
    void OnExpired(TraceName callback);
}
