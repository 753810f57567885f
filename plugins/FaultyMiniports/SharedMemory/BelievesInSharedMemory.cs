using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-004-believes-in-shared-memory", typeof(BelievesInSharedMemory))]
[assembly: FaultyMiniport("shmem-004-believes-in-shared-memory", "SHMEM-004")]

namespace FaultyMiniports;

/// <summary>Uses shared memory without having looked whether it got any.</summary>
public sealed class BelievesInSharedMemory : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);
        virtualAddress.Write(0u);
    }
}
