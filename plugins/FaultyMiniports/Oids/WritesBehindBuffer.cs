using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-007-writes-behind-buffer", typeof(WritesBehindBuffer))]
[assembly: FaultyMiniport("oid-007-writes-behind-buffer", "OID-007")]

namespace FaultyMiniports;

/// <summary>Ends every answer with a zero that the buffer has no room for.</summary>
public sealed class WritesBehindBuffer : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            if (request.RequestType is NDIS_REQUEST_TYPE.NdisRequestQueryInformation
                or NDIS_REQUEST_TYPE.NdisRequestQueryStatistics)
            {
                OidQuery query = request.DATA.QUERY_INFORMATION;
                if (query.InformationBuffer != null)
                {
                    query.InformationBuffer.Write((byte)0, query.InformationBufferLength);
                }
            }

            return answer(context, request);
        };
    }
}
