using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("attr-011-keeps-to-first-revision", typeof(KeepsToFirstRevision))]
[assembly: FaultyMiniport("attr-011-keeps-to-first-revision", "ATTR-011")]

namespace FaultyMiniports;

/// <summary>Sets revision 1 of the general attributes, whatever version it registered.</summary>
public sealed class KeepsToFirstRevision : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1,
            NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1);
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes); // wrong step
    }
}
