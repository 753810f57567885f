using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-041-leaves-bytes-needed", typeof(LeavesBytesNeeded), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-041-leaves-bytes-needed", "NDIS5-041")]

namespace FaultyMiniports;

/// <summary>Refuses short buffers with INVALID_LENGTH and leaves BytesNeeded at 0.</summary>
public sealed class LeavesBytesNeeded : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            bytesNeeded = 0;
            return status;
        };
    }
}
