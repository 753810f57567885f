using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-reg-022-forgets-link-header", typeof(ForgetsLinkHeader))]
[assembly: FaultyMiniport("sgdma-reg-022-forgets-link-header", "SGDMA-REG-022")]

namespace FaultyMiniports;

/// <summary>Declares the payload as its largest mapping and leaves out the link header.</summary>
public sealed class ForgetsLinkHeader : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.MaximumPhysicalMapping = Adapter.MtuSize;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
