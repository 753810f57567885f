using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("reg-014-aligns-for-dma-handle", typeof(AlignsForDmaHandle))]
[assembly: FaultyMiniport("reg-014-aligns-for-dma-handle", "REG-014")]

namespace FaultyMiniports;

/// <summary>Asks for the alignment with the DMA handle where the adapter handle is due.</summary>
public sealed class AlignsForDmaHandle : AdapterFollower
{
    /// <inheritdoc/>
    public override uint NdisMGetDmaAlignment(NDIS_HANDLE miniportAdapterHandle)
        => Inner.NdisMGetDmaAlignment(Adapter.DmaHandle);
}
