using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "shmem-011-frees-last-frame-first", typeof(FreesLastFrameFirst), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("shmem-011-frees-last-frame-first", "SHMEM-011")]

namespace FaultyMiniports;

/// <summary>Frees the memory of the last frame of each block of frames, and then the block.</summary>
public sealed class FreesLastFrameFirst : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        if (length > Adapter.FrameStride)
        {
            uint rest = length - Adapter.FrameStride;
            Inner.NdisMFreeSharedMemory(
                miniportAdapterHandle, Adapter.FrameStride, cached, virtualAddress + rest, physicalAddress + rest);
        }

        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
    }
}
