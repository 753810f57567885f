using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-006-frees-below-dispatch", typeof(FreesBelowDispatch))]
[assembly: FaultyMiniport("sgdma-free-006-frees-below-dispatch", "SGDMA-FREE-006")]

namespace FaultyMiniports;

/// <summary>Frees lists at PASSIVE_LEVEL where it does so in a send that came at PASSIVE_LEVEL.</summary>
public sealed class FreesBelowDispatch : SendLevelFollower
{
    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
        => AtLevelOfCallback(() =>
        {
            Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, pSGL, netBuffer);
            return NDIS_STATUS_SUCCESS;
        });
}
