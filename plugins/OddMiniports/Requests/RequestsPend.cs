using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("requests-pend", typeof(RequestsPend))]

namespace OddMiniports.Requests;

/// <summary>
/// Returns PENDING for every OID request and answers it in a DPC. Legal: MiniportOidRequest: PENDING;
/// NdisMOidRequestComplete: at or below DISPATCH_LEVEL.
/// </summary>
public sealed class RequestsPend : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids((DpcAdapter)adapter);

    private sealed class Oids(DpcAdapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            adapter.QueueWork(() => Complete(request), 1);
            return NDIS_STATUS_PENDING;
        }

        private void Complete(NDIS_OID_REQUEST request)
        {
            NDIS_STATUS status = base.Handle(request);
            adapter.Ndis.NdisMOidRequestComplete(adapter.Handle, request, status);
        }
    }
}
