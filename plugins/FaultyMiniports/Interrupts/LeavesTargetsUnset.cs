using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-006-leaves-targets-unset", typeof(LeavesTargetsUnset))]
[assembly: FaultyMiniport("int-006-leaves-targets-unset", "INT-006")]

namespace FaultyMiniports;

/// <summary>
/// Asks for its DPC by a call, says so in QueueDefaultInterruptDpc, and leaves TargetProcessors as it was.
/// </summary>
public sealed class LeavesTargetsUnset : FaultyMiniport
{
    private NDIS_HANDLE _interrupt;

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
                uint targets = 0;
                bool isOurs = handler(context, ref queueDpc, ref targets);
                if (queueDpc && _interrupt != null)
                {
                    Inner.NdisMQueueDpc(_interrupt, 0, 0, null);
                    queueDpc = false;
                }

                return isOurs;
            };
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        _interrupt = ndisInterruptHandle;
        return status;
    }
}
