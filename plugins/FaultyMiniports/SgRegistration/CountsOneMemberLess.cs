using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-reg-005-counts-one-member-less", typeof(CountsOneMemberLess))]
[assembly: FaultyMiniport("sgdma-reg-005-counts-one-member-less", "SGDMA-REG-005")]

namespace FaultyMiniports;

/// <summary>Gives a size that leaves out the last member of the description.</summary>
public sealed class CountsOneMemberLess : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
            NDIS_SG_DMA_DESCRIPTION_REVISION_1,
            NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1 - sizeof(uint));
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
