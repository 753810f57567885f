using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-012-frees-other-address", typeof(FreesOtherAddress))]
[assembly: FaultyMiniport("shmem-012-frees-other-address", "SHMEM-012")]

namespace FaultyMiniports;

/// <summary>Frees shared memory with another physical address.</summary>
public sealed class FreesOtherAddress : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMFreeSharedMemory(
            miniportAdapterHandle, length, cached, virtualAddress, physicalAddress + length);
}
