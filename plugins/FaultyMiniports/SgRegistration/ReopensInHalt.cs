using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-001-reopens-in-halt", typeof(ReopensInHalt))]
[assembly: FaultyMiniport("sgdma-reg-001-reopens-in-halt", "SGDMA-REG-001")]

namespace FaultyMiniports;

/// <summary>Opens and closes the channel once more in MiniportHaltEx.</summary>
public sealed class ReopensInHalt : PhaseFollower
{
    private NDIS_SG_DMA_DESCRIPTION _description;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _description = dmaDescription;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        NDIS_SG_DMA_DESCRIPTION description = _description;
        if (IsHalting
            && Inner.NdisMRegisterScatterGatherDma(Adapter.Handle, ref description, out NDIS_HANDLE again)
                == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMDeregisterScatterGatherDma(again);
        }
    }
}
