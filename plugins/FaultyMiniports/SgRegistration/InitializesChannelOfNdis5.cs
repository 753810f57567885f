using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-013-initializes-channel-of-ndis-5", typeof(InitializesChannelOfNdis5))]
[assembly: FaultyMiniport("ndis5-013-initializes-channel-of-ndis-5", "NDIS5-013")]

namespace FaultyMiniports;

/// <summary>
/// A driver of NDIS 6 that still calls NdisMInitializeScatterGatherDma of NDIS 5 before it registers its channel.
/// </summary>
public sealed class InitializesChannelOfNdis5 : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        ((INdis5)Inner).NdisMInitializeScatterGatherDma(
            miniportAdapterHandle, dma64BitAddresses: false, dmaDescription.MaximumPhysicalMapping);
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
