using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-025-completes-query-it-answers", typeof(CompletesQueryItAnswers), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-025-completes-query-it-answers", "NDIS5-025")]

namespace FaultyMiniports;

/// <summary>
/// Calls NdisMQueryInformationComplete inside MiniportQueryInformation, and returns the status of the answer instead of
/// PENDING.
/// </summary>
public sealed class CompletesQueryItAnswers : LegacyAdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            Inner.NdisMQueryInformationComplete(AdapterHandle, status);
            return status;
        };
    }
}
