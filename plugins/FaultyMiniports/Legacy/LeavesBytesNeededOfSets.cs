using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-041-leaves-bytes-needed-of-sets", typeof(LeavesBytesNeededOfSets), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-041-leaves-bytes-needed-of-sets", "NDIS5-041")]

namespace FaultyMiniports;

/// <summary>Refuses sets that are too short with INVALID_LENGTH and leaves BytesNeeded at 0.</summary>
public sealed class LeavesBytesNeededOfSets : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SET_INFORMATION_HANDLER set = characteristics.SetInformationHandler!;
        characteristics.SetInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = set(context, oid, buffer, length, out bytesRead, out bytesNeeded);
            bytesNeeded = 0;
            return status;
        };
    }
}
