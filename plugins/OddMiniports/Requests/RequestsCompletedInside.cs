using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("requests-completed-inside", typeof(RequestsCompletedInside))]

namespace OddMiniports.Requests;

/// <summary>
/// Completes every OID request by NdisMOidRequestComplete before MiniportOidRequest returns PENDING. Legal:
/// NdisMOidRequestComplete: for a request that returns PENDING.
/// </summary>
public sealed class RequestsCompletedInside : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            NDIS_STATUS status = base.Handle(request);
            adapter.Ndis.NdisMOidRequestComplete(adapter.Handle, request, status);
            return NDIS_STATUS_PENDING;
        }
    }
}
