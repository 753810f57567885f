using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("int-007-allocates-in-interrupt", typeof(AllocatesInInterrupt))]
[assembly: FaultyMiniport("int-007-allocates-in-interrupt", "INT-007")]

namespace FaultyMiniports;

/// <summary>Allocates memory in its ISR.</summary>
public sealed class AllocatesInInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_ISR isr = miniportInterruptCharacteristics.InterruptHandler!;
        NDIS_HANDLE adapterHandle = miniportAdapterHandle;
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDpc, ref uint targets) =>
            {
                PVOID memory = Inner.NdisAllocateMemoryWithTagPriority(
                    adapterHandle, 64, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
                if (memory != null)
                {
                    Inner.NdisFreeMemory(memory, 0, 0);
                }

                return isr(context, ref queueDpc, ref targets);
            };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
