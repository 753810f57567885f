using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-013-frees-memory-twice", typeof(FreesMemoryTwice))]
[assembly: FaultyMiniport("shmem-013-frees-memory-twice", "SHMEM-013")]

namespace FaultyMiniports;

/// <summary>Frees each block of shared memory twice.</summary>
public sealed class FreesMemoryTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
    }
}
