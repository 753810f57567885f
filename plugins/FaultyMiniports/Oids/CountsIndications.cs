using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-015-counts-indications", typeof(CountsIndications))]
[assembly: FaultyMiniport("oid-015-counts-indications", "OID-015")]

namespace FaultyMiniports;

/// <summary>Counts each indication as one received frame, however many lists it has.</summary>
public sealed class CountsIndications : FaultyMiniport
{
    private uint _indications;

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        _indications++;
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
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
                && request.DATA.QUERY_INFORMATION is { Oid: OID_GEN_RCV_OK } query)
            {
                query.InformationBuffer.Write(_indications);
            }

            return status;
        };
    }
}
