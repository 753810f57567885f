using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-013-asks-without-handler", typeof(AsksWithoutHandler))]
[assembly: FaultyMiniport("sgdma-reg-013-asks-without-handler", "SGDMA-REG-013")]

namespace FaultyMiniports;

/// <summary>Asks for more shared memory without a handler for the answer.</summary>
public sealed class AsksWithoutHandler : GrowingMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.SharedMemAllocateCompleteHandler = null; // wrong step, seen in GrowingPath.Ask
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
