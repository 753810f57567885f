using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-006-touches-completed-request", typeof(TouchesCompletedRequest))]
[assembly: FaultyMiniport("oid-006-touches-completed-request", "OID-006")]

namespace FaultyMiniports;

/// <summary>Completes an OID request, and clears its lengths only then.</summary>
public sealed class TouchesCompletedRequest : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            NDIS_STATUS status = answer(context, request);
            OidQuery query = request.DATA.QUERY_INFORMATION;
            Inner.NdisMOidRequestComplete(Adapter.Handle, request, status);
            query.BytesNeeded = 0;
            return NDIS_STATUS_PENDING;
        };
    }
}
