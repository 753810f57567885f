using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-019-registers-for-receive", typeof(RegistersForReceive))]
[assembly: FaultyMiniport("sgdma-reg-019-registers-for-receive", "SGDMA-REG-019")]

namespace FaultyMiniports;

/// <summary>Registers a second channel, for its receive queue, while it has the first.</summary>
public sealed class RegistersForReceive : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        NDIS_SG_DMA_DESCRIPTION description = dmaDescription;
        if (status == NDIS_STATUS_SUCCESS
            && Inner.NdisMRegisterScatterGatherDma(miniportAdapterHandle, ref description, out NDIS_HANDLE second)
                == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMDeregisterScatterGatherDma(second);
        }

        return status;
    }
}
