using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-006-closes-twice", typeof(ClosesTwice))]
[assembly: FaultyMiniport("sgdma-dereg-006-closes-twice", "SGDMA-DEREG-006")]

namespace FaultyMiniports;

/// <summary>Closes the channel twice.</summary>
public sealed class ClosesTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }
}
