using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-002-leaves-channel-open", typeof(LeavesChannelOpen))]
[assembly: FaultyMiniport("sgdma-dereg-002-leaves-channel-open", "SGDMA-DEREG-002")]

namespace FaultyMiniports;

/// <summary>Leaves the channel open in MiniportHaltEx.</summary>
public sealed class LeavesChannelOpen : PhaseFollower
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        if (!IsHalting)
        {
            Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        }
    }
}
