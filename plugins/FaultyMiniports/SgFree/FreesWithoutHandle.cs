using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-005-frees-without-handle", typeof(FreesWithoutHandle))]
[assembly: FaultyMiniport("sgdma-free-005-frees-without-handle", "SGDMA-FREE-005")]

namespace FaultyMiniports;

/// <summary>Frees lists with NULL as handle.</summary>
public sealed class FreesWithoutHandle : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
        => Inner.NdisMFreeNetBufferSGList(null, pSGL, netBuffer);
}
