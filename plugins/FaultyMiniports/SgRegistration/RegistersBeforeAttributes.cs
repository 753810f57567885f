using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-003-registers-before-attributes", typeof(RegistersBeforeAttributes))]
[assembly: FaultyMiniport("sgdma-reg-003-registers-before-attributes", "SGDMA-REG-003")]

namespace FaultyMiniports;

/// <summary>Registers the channel first and sets the general attributes afterwards.</summary>
public sealed class RegistersBeforeAttributes : FaultyMiniport
{
    private NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES _attributes;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        _attributes = miniportAttributes;
        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        Inner.NdisMSetMiniportAttributes(miniportAdapterHandle, ref _attributes);
        return status;
    }
}
