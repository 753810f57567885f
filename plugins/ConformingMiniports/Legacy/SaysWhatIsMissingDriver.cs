using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Refuses short buffers with NDIS_STATUS_BUFFER_TOO_SHORT, and says in BytesNeeded how many bytes are missing.
/// </summary>
public sealed class SaysWhatIsMissingDriver() : LegacyVariant(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override void Change(
        ref NDIS_MINIPORT_CHARACTERISTICS characteristics, Func<NDIS_HANDLE, Adapter> adapterOf)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            return Convert(status, length, ref bytesNeeded);
        };
        W_SET_INFORMATION_HANDLER set = characteristics.SetInformationHandler!;
        characteristics.SetInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = set(context, oid, buffer, length, out bytesRead, out bytesNeeded);
            return Convert(status, length, ref bytesNeeded);
        };
    }

    private static NDIS_STATUS Convert(NDIS_STATUS status, uint length, ref uint bytesNeeded)
    {
        if (status != NDIS_STATUS_INVALID_LENGTH)
        {
            return status;
        }

        bytesNeeded -= length;
        return NDIS_STATUS_BUFFER_TOO_SHORT;
    }
}
