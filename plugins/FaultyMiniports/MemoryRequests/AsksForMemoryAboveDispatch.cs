using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("shmem-021-asks-for-memory-above-dispatch", typeof(AsksForMemoryAboveDispatch))]
[assembly: FaultyMiniport("shmem-021-asks-for-memory-above-dispatch", "SHMEM-021")]

namespace FaultyMiniports;

/// <summary>Asks for more shared memory at the IRQL of its device.</summary>
public sealed class AsksForMemoryAboveDispatch : GrowingMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
        NDIS_HANDLE miniportDmaHandle, uint length, bool cached, PVOID context)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMAllocateSharedMemoryAsyncEx(miniportDmaHandle, length, cached, context);
        Inner.KeLowerIrql(oldIrql);
        return status;
    }
}
