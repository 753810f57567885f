using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-018-ignores-refused-channel", typeof(IgnoresRefusedChannel))]
[assembly: FaultyMiniport("sgdma-reg-018-ignores-refused-channel", "SGDMA-REG-018")]

namespace FaultyMiniports;

/// <summary>Goes on after the registration of its channel was refused.</summary>
public sealed class IgnoresRefusedChannel : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _ = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        return NDIS_STATUS_SUCCESS;
    }
}
