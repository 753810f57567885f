using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-011-believes-size-of-refusal", typeof(BelievesSizeOfRefusal))]
[assembly: FaultyMiniport("sgdma-reg-011-believes-size-of-refusal", "SGDMA-REG-011")]

namespace FaultyMiniports;

/// <summary>Allocates room for a list by the size that a refused registration left behind.</summary>
public sealed class BelievesSizeOfRefusal : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        if (status != NDIS_STATUS_SUCCESS)
        {
            PVOID room = Inner.NdisAllocateMemoryWithTagPriority(
                miniportAdapterHandle,
                dmaDescription.ScatterGatherListSize,
                Adapter.Tag,
                EX_POOL_PRIORITY.NormalPoolPriority);
            if (room != null)
            {
                Inner.NdisFreeMemory(room, 0, 0);
            }
        }

        return status;
    }
}
