using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-005-reports-too-much", typeof(ReportsMoreThanFits))]
[assembly: FaultyMiniport("oid-005-reports-too-much", "OID-005")]

namespace FaultyMiniports;

/// <summary>Reports in BytesWritten the size of its own table, not that of the answer.</summary>
public sealed class ReportsMoreThanFits : FaultyMiniport
{
    private const uint TableBytes = 512;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            NDIS_STATUS status = answer(context, request); // wrong step
            if (status == NDIS_STATUS_SUCCESS
                && request.RequestType != NDIS_REQUEST_TYPE.NdisRequestSetInformation)
            {
                OidQuery query = request.DATA.QUERY_INFORMATION;
                query.BytesWritten = TableBytes;
            }

            return status;
        };
    }
}
