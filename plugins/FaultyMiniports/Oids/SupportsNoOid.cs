using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-008-supports-nothing", typeof(SupportsNoOid))]
[assembly: FaultyMiniport("oid-008-supports-nothing", "OID-008")]

namespace FaultyMiniports;

/// <summary>Supports no OID at all, for NDIS knows the adapter by its attributes.</summary>
public sealed class SupportsNoOid : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.OidRequestHandler = (_, _) => NDIS_STATUS_NOT_SUPPORTED;
}
