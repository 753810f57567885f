using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-019-reads-freed-block", typeof(ReadsFreedBlock))]
[assembly: FaultyMiniport("shmem-019-reads-freed-block", "SHMEM-019")]

namespace FaultyMiniports;

/// <summary>Reads each block of shared memory after it freed the block.</summary>
public sealed class ReadsFreedBlock : FaultyMiniport
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
        _ = virtualAddress.Read<uint>();
    }
}
