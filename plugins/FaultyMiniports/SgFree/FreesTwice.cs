using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-002-frees-twice", typeof(FreesTwice))]
[assembly: FaultyMiniport("sgdma-free-002-frees-twice", "SGDMA-FREE-002")]

namespace FaultyMiniports;

/// <summary>Frees each list twice.</summary>
public sealed class FreesTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
    {
        Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);
        Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);
    }
}
