using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "shmem-012-frees-length-of-one-frame", typeof(FreesLengthOfOneFrame), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("shmem-012-frees-length-of-one-frame", "SHMEM-012")]

namespace FaultyMiniports;

/// <summary>Frees each block of frames with the length of one frame.</summary>
public sealed class FreesLengthOfOneFrame : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMFreeSharedMemory(
            miniportAdapterHandle,
            Math.Min(length, Adapter.FrameStride),
            cached,
            virtualAddress,
            physicalAddress);
}
