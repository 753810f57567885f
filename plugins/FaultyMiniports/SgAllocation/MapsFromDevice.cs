using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-005-maps-from-device", typeof(MapsFromDevice))]
[assembly: FaultyMiniport("sgdma-alloc-005-maps-from-device", "SGDMA-ALLOC-005")]

namespace FaultyMiniports;

/// <summary>Maps sends as if the NIC were to write them.</summary>
public sealed class MapsFromDevice : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
        => Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle,
            netBuffer,
            context,
            flags & ~NDIS_SG_LIST_WRITE_TO_DEVICE,
            scatterGatherListBuffer,
            scatterGatherListBufferSize);
}
