using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-006-leaves-queue-dpc-unset", typeof(LeavesQueueDpcUnset))]
[assembly: FaultyMiniport("int-006-leaves-queue-dpc-unset", "INT-006")]

namespace FaultyMiniports;

/// <summary>Sets QueueDefaultInterruptDpc only where it wants a DPC.</summary>
public sealed class LeavesQueueDpcUnset : FaultyMiniport
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
                bool isWanted = false;
                bool isOurs = handler(context, ref isWanted, ref processors);
                if (isWanted)
                {
                    queueDpc = true;
                }

                return isOurs;
            };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
