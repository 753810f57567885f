using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-020-leaves-nic-out-of-queue", typeof(LeavesNicOutOfQueue))]
[assembly: FaultyMiniport("oid-020-leaves-nic-out-of-queue", "OID-020")]

namespace FaultyMiniports;

/// <summary>Says that its transmit queue is empty when all frames are with the NIC.</summary>
public sealed class LeavesNicOutOfQueue : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            if (request.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation
                || request.DATA.QUERY_INFORMATION is not
                    { Oid: OID_GEN_TRANSMIT_QUEUE_LENGTH, InformationBufferLength: >= sizeof(uint) } query)
            {
                return answer(context, request);
            }

            query.InformationBuffer.Write(0u);
            query.BytesWritten = sizeof(uint);
            return NDIS_STATUS_SUCCESS;
        };
    }
}
