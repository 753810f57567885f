using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-019-grants-every-set", typeof(GrantsEverySet))]
[assembly: FaultyMiniport("oid-019-grants-every-set", "OID-019")]

namespace FaultyMiniports;

/// <summary>Says of a request that it does not know that it is done.</summary>
public sealed class GrantsEverySet : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
            answer(context, request) is var status && status is NDIS_STATUS_NOT_SUPPORTED or NDIS_STATUS_INVALID_OID
                ? NDIS_STATUS_SUCCESS
                : status;
    }
}
