using NdisConformance.Contract;

namespace NdisConformance.Host.Kernel;

/// <summary>A line interrupt that NdisMRegisterInterruptEx registered.</summary>
internal sealed class ExInterrupt(
    uint number,
    NDIS_HANDLE context,
    NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS characteristics,
    IInterruptHandlers handlers,
    int processors)
    : InterruptObject(number, context, handlers, processors)
{
    public NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS Characteristics { get; } = characteristics;
}
