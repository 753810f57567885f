using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-012-counts-unwritten-bytes", typeof(CountsUnwrittenBytes))]
[assembly: FaultyMiniport("oid-012-counts-unwritten-bytes", "OID-012")]

namespace FaultyMiniports;

/// <summary>Reports the whole buffer of a query as written, and leaves its last four bytes as they came.</summary>
public sealed class CountsUnwrittenBytes : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            if (request.RequestType is NDIS_REQUEST_TYPE.NdisRequestSetInformation
                or NDIS_REQUEST_TYPE.NdisRequestMethod)
            {
                return answer(context, request);
            }

            OidQuery query = request.DATA.QUERY_INFORMATION;
            uint bytes = query.InformationBufferLength;
            if (bytes < sizeof(uint) || (query.Oid == OID_GEN_XMIT_OK && bytes < sizeof(ulong)))
            {
                return answer(context, request);
            }

            uint last = query.InformationBuffer.Read<uint>(bytes - sizeof(uint));
            NDIS_STATUS status = answer(context, request);
            if (status == NDIS_STATUS_SUCCESS)
            {
                query.InformationBuffer.Write(last, bytes - sizeof(uint));
                query.BytesWritten = bytes;
            }

            return status;
        };
    }
}
