using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-016-keeps-shared-memory", typeof(KeepsSharedMemory))]
[assembly: FaultyMiniport("shmem-016-keeps-shared-memory", "SHMEM-016")]

namespace FaultyMiniports;

/// <summary>Never frees shared memory.</summary>
public sealed class KeepsSharedMemory : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
    }
}
