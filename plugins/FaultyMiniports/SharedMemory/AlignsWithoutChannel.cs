using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-009-aligns-without-channel", typeof(AlignsWithoutChannel))]
[assembly: FaultyMiniport("shmem-009-aligns-without-channel", "SHMEM-009", AlsoFires = "SGDMA-REG-004")]

namespace FaultyMiniports;

/// <summary>Asks for the alignment before it registers the channel.</summary>
public sealed class AlignsWithoutChannel : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _ = Inner.NdisMGetDmaAlignment(miniportAdapterHandle);
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
