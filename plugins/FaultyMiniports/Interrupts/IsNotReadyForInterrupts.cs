using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-003-is-not-ready-for-interrupts", typeof(IsNotReadyForInterrupts))]
[assembly: FaultyMiniport("int-003-is-not-ready-for-interrupts", "INT-003")]

namespace FaultyMiniports;

/// <summary>Sets what its interrupt handler uses when the registration has returned.</summary>
public sealed class IsNotReadyForInterrupts : FaultyMiniport
{
    private MINIPORT_ISR? _handler;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_ISR handler = miniportInterruptCharacteristics.InterruptHandler!;
        _handler = null;
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDpc, ref uint processors)
                => _handler!(context, ref queueDpc, ref processors);
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        _handler = handler;
        return status;
    }
}
