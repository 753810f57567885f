using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-042-leaves-bytes-written", typeof(LeavesBytesWritten), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-042-leaves-bytes-written", "NDIS5-042")]

namespace FaultyMiniports;

/// <summary>Answers queries and leaves BytesWritten at 0.</summary>
public sealed class LeavesBytesWritten : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            bytesWritten = 0;
            return status;
        };
    }
}
