using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("attr-012-ignores-refused-attributes", typeof(IgnoresRefusedAttributes))]
[assembly: FaultyMiniport("attr-012-ignores-refused-attributes", "ATTR-012")]

namespace FaultyMiniports;

/// <summary>Goes on after its general attributes were refused.</summary>
public sealed class IgnoresRefusedAttributes : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        _ = Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
        return NDIS_STATUS_SUCCESS;
    }
}
