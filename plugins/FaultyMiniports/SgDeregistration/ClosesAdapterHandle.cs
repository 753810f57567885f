using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-dereg-005-closes-adapter-handle", typeof(ClosesAdapterHandle))]
[assembly: FaultyMiniport(
    "sgdma-dereg-005-closes-adapter-handle",
    "SGDMA-DEREG-005",
    AlsoFires = "SGDMA-DEREG-002, SGDMA-DEREG-003")]

namespace FaultyMiniports;

/// <summary>Deregisters the adapter handle instead of the DMA handle.</summary>
public sealed class ClosesAdapterHandle : AdapterFollower
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
        => Inner.NdisMDeregisterScatterGatherDma(Adapter.Handle);
}
