using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-011-frees-half-block", typeof(FreesHalfBlock))]
[assembly: FaultyMiniport("shmem-011-frees-half-block", "SHMEM-011")]

namespace FaultyMiniports;

/// <summary>Frees the second half of each block of shared memory, then the block.</summary>
public sealed class FreesHalfBlock : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        uint half = length / 2;
        Inner.NdisMFreeSharedMemory(
            miniportAdapterHandle, length - half, cached, virtualAddress + half, physicalAddress + half);
        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
    }
}
