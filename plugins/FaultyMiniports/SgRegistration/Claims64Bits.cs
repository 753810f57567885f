using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-reg-015-claims-64-bits", typeof(Claims64Bits))]
[assembly: FaultyMiniport("sgdma-reg-015-claims-64-bits", "SGDMA-REG-015", AlsoFires = "SEND-001")]

namespace FaultyMiniports;

/// <summary>Declares that its NIC can address 64 bits, whatever the NIC says.</summary>
public sealed class Claims64Bits : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.Flags |= NDIS_SG_DMA_64_BIT_ADDRESS;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
