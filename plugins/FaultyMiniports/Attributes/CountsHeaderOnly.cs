using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("attr-004-counts-header-only", typeof(CountsHeaderOnly))]
[assembly: FaultyMiniport("attr-004-counts-header-only", "ATTR-004")]

namespace FaultyMiniports;

/// <summary>Gives the general attributes the size of their header.</summary>
public sealed class CountsHeaderOnly : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES, miniportAttributes.Header.Revision, 4);
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
