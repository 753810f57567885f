using System.Runtime.InteropServices;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <summary>
/// Answers OID requests, each before MiniportOidRequest returns: nothing here waits for the NIC. NDIS gives one request
/// at a time, at PASSIVE_LEVEL, and to a paused adapter, too.
/// </summary>
internal sealed partial class OidRequests(Adapter adapter)
{
    /// <summary>MiniportOidRequest.</summary>
    public NDIS_STATUS Handle(NDIS_OID_REQUEST request)
    {
        if (adapter.Nic.IsGone)
        {
            return NDIS_STATUS_NOT_ACCEPTED;
        }

        return request.RequestType switch
        {
            NDIS_REQUEST_TYPE.NdisRequestSetInformation => Set(request.DATA.SET_INFORMATION),
            NDIS_REQUEST_TYPE.NdisRequestMethod => NDIS_STATUS_NOT_SUPPORTED,
            _ => Query(request.DATA.QUERY_INFORMATION),
        };
    }

    /// <summary>Writes the answer if there is room for all of it, and otherwise says how much it needs.</summary>
    private static NDIS_STATUS Answer(OidQuery query, ReadOnlySpan<byte> answer)
    {
        if (query.InformationBufferLength < answer.Length)
        {
            query.BytesNeeded = (uint)answer.Length;
            return NDIS_STATUS_BUFFER_TOO_SHORT;
        }

        query.InformationBuffer.CopyFrom(answer);
        query.BytesWritten = (uint)answer.Length;
        return NDIS_STATUS_SUCCESS;
    }

    private static NDIS_STATUS Answer<T>(OidQuery query, T answer)
        where T : unmanaged
        => Answer(query, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(ref answer)));
}
