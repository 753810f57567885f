using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-009-stops-nic-after-closing", typeof(StopsNicAfterClosing))]
[assembly: FaultyMiniport("sgdma-dereg-009-stops-nic-after-closing", "SGDMA-DEREG-009")]

namespace FaultyMiniports;

/// <summary>Closes the channel while its NIC looks for frames to send, and stops the NIC afterwards.</summary>
public sealed class StopsNicAfterClosing : NicStopper
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        LetNicLook();
        StopNic();
    }
}
