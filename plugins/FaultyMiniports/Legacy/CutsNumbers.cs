using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-009-cuts-numbers", typeof(CutsNumbers), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("oid-009-cuts-numbers", "OID-009")]

namespace FaultyMiniports;

/// <summary>Answers a query of a number with as much of it as the buffer has room for, and SUCCESS.</summary>
public sealed class CutsNumbers : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            if (status == NDIS_STATUS_INVALID_LENGTH && length == sizeof(ushort) && oid != OID_GEN_VENDOR_DESCRIPTION)
            {
                buffer.Write<ushort>(1);
                (bytesWritten, bytesNeeded) = (length, 0);
                return NDIS_STATUS_SUCCESS;
            }

            return status;
        };
    }
}
