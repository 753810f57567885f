using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-004-frees-for-no-frame", typeof(FreesForNoFrame))]
[assembly: FaultyMiniport("sgdma-free-004-frees-for-no-frame", "SGDMA-FREE-004")]

namespace FaultyMiniports;

/// <summary>Frees every list without a frame.</summary>
public sealed class FreesForNoFrame : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
        => Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, null);
}
