using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-006-lacks-cancel-of-direct-oid", typeof(LacksCancelOfDirectOid))]
[assembly: FaultyMiniport("reg-006-lacks-cancel-of-direct-oid", "REG-006")]

namespace FaultyMiniports;

/// <summary>Registers MiniportDirectOidRequest without the handler that cancels such a request.</summary>
public sealed class LacksCancelOfDirectOid : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.DirectOidRequestHandler = (context, oidRequest) => NDIS_STATUS_NOT_SUPPORTED;
}
