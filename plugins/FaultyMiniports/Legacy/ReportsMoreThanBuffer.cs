using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "oid-005-reports-more-than-buffer", typeof(ReportsMoreThanBuffer), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("oid-005-reports-more-than-buffer", "OID-005")]

namespace FaultyMiniports;

/// <summary>Answers queries with a BytesWritten that is larger than the buffer.</summary>
public sealed class ReportsMoreThanBuffer : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            bytesWritten = status == NDIS_STATUS_SUCCESS ? length + sizeof(uint) : bytesWritten;
            return status;
        };
    }
}
