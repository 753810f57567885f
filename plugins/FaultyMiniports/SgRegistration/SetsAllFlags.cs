using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-017-sets-all-flags", typeof(SetsAllFlags))]
[assembly: FaultyMiniport("sgdma-reg-017-sets-all-flags", "SGDMA-REG-017")]

namespace FaultyMiniports;

/// <summary>Sets every flag of its description that has no meaning.</summary>
public sealed class SetsAllFlags : FaultyMiniport
{
    private const uint WithoutMeaning = 0xFFFF_FFF0;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.Flags |= WithoutMeaning;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
