using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("unknown-requests-invalid", typeof(UnknownRequestsInvalid))]

namespace OddMiniports.Requests;

/// <summary>
/// Answers an unknown OID with INVALID_OID. Legal: MiniportOidRequest: NDIS_STATUS_INVALID_OID, not recognized.
/// </summary>
public sealed class UnknownRequestsInvalid : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            NDIS_STATUS status = base.Handle(request);
            return status == NDIS_STATUS_NOT_SUPPORTED ? NDIS_STATUS_INVALID_OID : status;
        }
    }
}
