using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-002-registers-at-dispatch", typeof(RegistersAtDispatchLevel))]
[assembly: FaultyMiniport("sgdma-reg-002-registers-at-dispatch", "SGDMA-REG-002")]

namespace FaultyMiniports;

/// <summary>Registers the channel at DISPATCH_LEVEL.</summary>
public sealed class RegistersAtDispatchLevel : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        Inner.NDIS_LOWER_IRQL(oldIrql);
        return status;
    }
}
