using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-reg-003-registers-before-attributes", typeof(RegistersBeforeAttributes))]
[assembly: FaultyMiniport("sgdma-reg-003-registers-before-attributes", "SGDMA-REG-003", AlsoFires = "ATTR-001")]

namespace FaultyMiniports;

/// <summary>Opens its channel before it has told NDIS what kind of adapter it is, and once more afterwards.</summary>
public sealed class RegistersBeforeAttributes : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
                NDIS_SG_DMA_DESCRIPTION_REVISION_1,
                NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1),
            MaximumPhysicalMapping = Adapter.MaximumFrameBytes,
            ProcessSGListHandler = (_, _, _, _) => { },
        };
        if (Inner.NdisMRegisterScatterGatherDma(ndisMiniportHandle, ref description, out NDIS_HANDLE handle)
            == NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMDeregisterScatterGatherDma(handle);
        }

        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
