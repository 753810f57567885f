using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-004-claims-every-interrupt", typeof(ClaimsEveryInterrupt))]
[assembly: FaultyMiniport("int-004-claims-every-interrupt", "INT-004")]

namespace FaultyMiniports;

/// <summary>Returns TRUE from its interrupt handler, whoever interrupted.</summary>
public sealed class ClaimsEveryInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_ISR handler = miniportInterruptCharacteristics.InterruptHandler!;
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDpc, ref uint processors) =>
            {
                handler(context, ref queueDpc, ref processors);
                return true;
            };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
