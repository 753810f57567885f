using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("attr-013-declares-no-mtu", typeof(DeclaresNoMtu))]
[assembly: FaultyMiniport("attr-013-declares-no-mtu", "ATTR-013")]

namespace FaultyMiniports;

/// <summary>Leaves MtuSize of the general attributes zero.</summary>
public sealed class DeclaresNoMtu : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.MtuSize = 0;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
