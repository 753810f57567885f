using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Refuses every buffer that is too short with INVALID_LENGTH and does not say how long it should be. After a success
/// BytesNeeded has no meaning, and so it leaves anything there.
/// </summary>
public sealed class SaysNoLengthDriver : ReferenceDriver
{
    private const uint Anything = 0xABCD;

    /// <inheritdoc/>
    protected override NDIS_STATUS OidRequest(NDIS_HANDLE miniportAdapterContext, NDIS_OID_REQUEST oidRequest)
    {
        NDIS_STATUS status = base.OidRequest(miniportAdapterContext, oidRequest);
        bool isTooShort = status is NDIS_STATUS_BUFFER_TOO_SHORT or NDIS_STATUS_INVALID_LENGTH;
        if (oidRequest.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation)
        {
            OidSet set = oidRequest.DATA.SET_INFORMATION;
            set.BytesNeeded = isTooShort ? 0 : Anything;
        }
        else if (oidRequest.RequestType != NDIS_REQUEST_TYPE.NdisRequestMethod)
        {
            OidQuery query = oidRequest.DATA.QUERY_INFORMATION;
            query.BytesNeeded = isTooShort ? 0 : Anything;
        }

        return isTooShort ? NDIS_STATUS_INVALID_LENGTH : status;
    }
}
