using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-005-leaves-header-zero", typeof(LeavesHeaderZero))]
[assembly: FaultyMiniport("sgdma-reg-005-leaves-header-zero", "SGDMA-REG-005")]

namespace FaultyMiniports;

/// <summary>Leaves the header of its description zero.</summary>
public sealed class LeavesHeaderZero : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.Header = default;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
