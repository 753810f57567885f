using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-004-closes-at-dispatch", typeof(ClosesAtDispatch))]
[assembly: FaultyMiniport("sgdma-dereg-004-closes-at-dispatch", "SGDMA-DEREG-004")]

namespace FaultyMiniports;

/// <summary>Closes the channel at DISPATCH_LEVEL.</summary>
public sealed class ClosesAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }
}
