using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("attr-006-is-no-bus-master", typeof(IsNoBusMaster))]
[assembly: FaultyMiniport("attr-006-is-no-bus-master", "ATTR-006")]

namespace FaultyMiniports;

/// <summary>Registers for scatter/gather DMA without having declared itself a bus master.</summary>
public sealed class IsNoBusMaster : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.AttributeFlags &= ~NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
