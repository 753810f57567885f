using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-002-shares-memory-at-dispatch", typeof(SharesMemoryAtDispatch))]
[assembly: FaultyMiniport("shmem-002-shares-memory-at-dispatch", "SHMEM-002")]

namespace FaultyMiniports;

/// <summary>Allocates shared memory at DISPATCH_LEVEL.</summary>
public sealed class SharesMemoryAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }
}
