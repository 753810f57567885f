using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sets-pend", typeof(SetsPend))]

namespace OddMiniports.Requests;

/// <summary>
/// Answers queries at once, and sets in a DPC on the second processor. Legal: MiniportOidRequest: PENDING is a matter
/// of each request.
/// </summary>
public sealed class SetsPend : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids((DpcAdapter)adapter);

    private sealed class Oids(DpcAdapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            if (request.RequestType != NDIS_REQUEST_TYPE.NdisRequestSetInformation)
            {
                return base.Handle(request);
            }

            adapter.QueueWork(() => Complete(request), 2);
            return NDIS_STATUS_PENDING;
        }

        private void Complete(NDIS_OID_REQUEST request)
        {
            NDIS_STATUS status = base.Handle(request);
            adapter.Ndis.NdisMOidRequestComplete(adapter.Handle, request, status);
        }
    }
}
