using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("oid-001-answers-request-twice", typeof(AnswersRequestTwice))]
[assembly: FaultyMiniport("oid-001-answers-request-twice", "OID-001")]

namespace FaultyMiniports;

/// <summary>Completes an OID request and returns its status as well.</summary>
public sealed class AnswersRequestTwice : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST request = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, oidRequest) =>
        {
            NDIS_STATUS status = request(context, oidRequest);
            Inner.NdisMOidRequestComplete(Adapter.Handle, oidRequest, status);
            return status;
        };
    }
}
