using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "shmem-013-frees-shared-blocks-twice", typeof(FreesSharedBlocksTwice), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("shmem-013-frees-shared-blocks-twice", "SHMEM-013")]

namespace FaultyMiniports;

/// <summary>Frees each of its blocks of shared memory twice in MiniportHalt.</summary>
public sealed class FreesSharedBlocksTwice : FaultyLegacyMiniport
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
