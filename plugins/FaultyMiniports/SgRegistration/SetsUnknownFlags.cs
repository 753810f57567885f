using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-017-sets-unknown-flags", typeof(SetsUnknownFlags))]
[assembly: FaultyMiniport("sgdma-reg-017-sets-unknown-flags", "SGDMA-REG-017")]

namespace FaultyMiniports;

/// <summary>Sets flags of the description that no page knows.</summary>
public sealed class SetsUnknownFlags : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.Flags |= 0xFFFF_FF00;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
