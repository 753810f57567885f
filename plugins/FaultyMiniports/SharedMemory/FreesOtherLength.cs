using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-012-frees-other-length", typeof(FreesOtherLength))]
[assembly: FaultyMiniport("shmem-012-frees-other-length", "SHMEM-012")]

namespace FaultyMiniports;

/// <summary>Frees shared memory with half its length.</summary>
public sealed class FreesOtherLength : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMFreeSharedMemory(
            miniportAdapterHandle, length / 2, cached, virtualAddress, physicalAddress);
}
