using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-009-cuts-description", typeof(CutsDescription))]
[assembly: FaultyMiniport("oid-009-cuts-description", "OID-009")]

namespace FaultyMiniports;

/// <summary>Gives as much of its description as fits, and says that it is all.</summary>
public sealed class CutsDescription : FaultyMiniport
{
    private const uint Bytes = 5;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            if (request.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation
                || request.DATA.QUERY_INFORMATION is not
                    { Oid: OID_GEN_VENDOR_DESCRIPTION, InformationBufferLength: > 0 and < Bytes } query)
            {
                return answer(context, request);
            }

            query.InformationBuffer.CopyFrom("Card"u8[..(int)query.InformationBufferLength]);
            query.BytesWritten = query.InformationBufferLength;
            return NDIS_STATUS_SUCCESS;
        };
    }
}
