using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-005-frees-with-reserved", typeof(FreesReserved))]
[assembly: FaultyMiniport("sgdma-cb-005-frees-with-reserved", "SGDMA-CB-005")]

namespace FaultyMiniports;

/// <summary>Takes Reserved of MiniportProcessSGList for the handle of the channel, and frees lists with it.</summary>
public sealed class FreesReserved : FaultyMiniport
{
    private PVOID _reserved;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        MINIPORT_PROCESS_SG_LIST process = dmaDescription.ProcessSGListHandler!;
        dmaDescription.ProcessSGListHandler = (pDO, reserved, list, context) =>
        {
            _reserved = reserved;
            process(pDO, reserved, list, context);
        };
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
        => Inner.NdisMFreeNetBufferSGList(_reserved, pSGL, netBuffer);
}
