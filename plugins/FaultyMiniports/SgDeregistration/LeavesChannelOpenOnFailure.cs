using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-003-leaves-channel-open-on-failure", typeof(LeavesChannelOpenOnFailure))]
[assembly: FaultyMiniport("sgdma-dereg-003-leaves-channel-open-on-failure", "SGDMA-DEREG-003")]

namespace FaultyMiniports;

/// <summary>Leaves the channel open when MiniportInitializeEx fails after it was registered.</summary>
public sealed class LeavesChannelOpenOnFailure : PhaseFollower
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        if (!IsInitializing)
        {
            Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        }
    }
}
