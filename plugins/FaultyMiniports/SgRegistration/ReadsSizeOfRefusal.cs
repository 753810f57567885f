using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-reg-011-reads-size-of-refusal", typeof(ReadsSizeOfRefusal))]
[assembly: FaultyMiniport("sgdma-reg-011-reads-size-of-refusal", "SGDMA-REG-011")]

namespace FaultyMiniports;

/// <summary>Allocates a list buffer before it looks whether it got the channel.</summary>
public sealed class ReadsSizeOfRefusal : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        PVOID buffer = Inner.NdisAllocateMemoryWithTagPriority(
            miniportAdapterHandle,
            dmaDescription.ScatterGatherListSize,
            Adapter.Tag,
            EX_POOL_PRIORITY.NormalPoolPriority);
        if (buffer != null)
        {
            Inner.NdisFreeMemory(buffer, 0, 0);
        }

        return status;
    }
}
