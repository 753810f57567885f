using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-022-maps-nothing", typeof(MapsNothing))]
[assembly: FaultyMiniport("sgdma-reg-022-maps-nothing", "SGDMA-REG-022")]

namespace FaultyMiniports;

/// <summary>Declares 0 bytes as its largest mapping.</summary>
public sealed class MapsNothing : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.MaximumPhysicalMapping = 0;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
