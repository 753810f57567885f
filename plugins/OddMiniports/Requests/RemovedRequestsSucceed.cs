using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removed-requests-succeed", typeof(RemovedRequestsSucceed))]

namespace OddMiniports.Requests;

/// <summary>
/// After a removal it answers what needs no device, and lets every set succeed. Legal: MiniportDevicePnPEventNotify
/// says "should" of NOT_ACCEPTED.
/// </summary>
public sealed class RemovedRequestsSucceed : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            if (!adapter.Nic.IsGone)
            {
                return base.Handle(request);
            }

            if (request.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation)
            {
                OidSet set = request.DATA.SET_INFORMATION;
                set.BytesRead = set.InformationBufferLength;
                return NDIS_STATUS_SUCCESS;
            }

            bool needsDevice = request.DATA.Oid
                is OID_GEN_STATISTICS or OID_GEN_XMIT_OK or OID_GEN_RCV_OK;
            return needsDevice ? NDIS_STATUS_FAILURE : Query(request.DATA.QUERY_INFORMATION);
        }
    }
}
