using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis5;

/// <summary>A line interrupt that NdisMRegisterInterrupt registered.</summary>
internal sealed class LineInterrupt(
    uint number, Ndis5Adapter adapter, bool requestsIsr, IInterruptHandlers handlers, int processors)
    : InterruptObject(number, adapter.Handle, handlers, processors)
{
    public Ndis5Adapter Adapter { get; } = adapter;

    /// <summary>True if MiniportISR is called for every interrupt.</summary>
    public bool RequestsIsr { get; } = requestsIsr;
}
