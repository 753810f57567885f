using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-012-lacks-list-handler", typeof(LacksListHandler))]
[assembly: FaultyMiniport("sgdma-reg-012-lacks-list-handler", "SGDMA-REG-012")]

namespace FaultyMiniports;

/// <summary>Registers the channel without MiniportProcessSGList.</summary>
public sealed class LacksListHandler : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.ProcessSGListHandler = null;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
