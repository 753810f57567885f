using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-015-claims-no-interrupt", typeof(ClaimsNoInterrupt))]
[assembly: FaultyMiniport("int-015-claims-no-interrupt", "INT-015", AlsoFires = "SEND-022")]

namespace FaultyMiniports;

/// <summary>Takes every interrupt for one of another device on the line.</summary>
public sealed class ClaimsNoInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors) =>
            {
                queueDefaultInterruptDpc = false;
                targetProcessors = 0;
                return false;
            };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
