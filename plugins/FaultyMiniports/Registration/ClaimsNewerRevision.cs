using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("reg-002-claims-newer-revision", typeof(ClaimsNewerRevision))]
[assembly: FaultyMiniport("reg-002-claims-newer-revision", "REG-002")]

namespace FaultyMiniports;

/// <summary>Declares revision 2 of the characteristics with the size of revision 1.</summary>
public sealed class ClaimsNewerRevision : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
            NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1);
}
