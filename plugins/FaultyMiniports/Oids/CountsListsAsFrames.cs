using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-011-counts-lists", typeof(CountsListsAsFrames))]
[assembly: FaultyMiniport("oid-011-counts-lists", "OID-011")]

namespace FaultyMiniports;

/// <summary>Counts each list that it completes as one sent frame, also one that failed.</summary>
public sealed class CountsListsAsFrames : FaultyMiniport
{
    private uint _lists;

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            _lists++;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            NDIS_STATUS status = answer(context, request);
            if (status == NDIS_STATUS_SUCCESS
                && request.RequestType != NDIS_REQUEST_TYPE.NdisRequestSetInformation
                && request.DATA.QUERY_INFORMATION is { Oid: OID_GEN_XMIT_OK } query)
            {
                query.InformationBuffer.Write(_lists);
            }

            return status;
        };
    }
}
