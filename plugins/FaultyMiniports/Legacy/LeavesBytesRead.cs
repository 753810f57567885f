using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-021-leaves-bytes-read", typeof(LeavesBytesRead), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("oid-021-leaves-bytes-read", "OID-021")]

namespace FaultyMiniports;

/// <summary>Sets what it is asked to, and leaves BytesRead at 0.</summary>
public sealed class LeavesBytesRead : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SET_INFORMATION_HANDLER set = characteristics.SetInformationHandler!;
        characteristics.SetInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = set(context, oid, buffer, length, out bytesRead, out bytesNeeded);
            bytesRead = 0;
            return status;
        };
    }
}
