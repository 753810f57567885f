using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-033-reads-filter-unchecked", typeof(ReadsFilterUnchecked), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-033-reads-filter-unchecked", "NDIS5-033")]

namespace FaultyMiniports;

/// <summary>Reads a packet filter of 4 bytes before it looks at the length of the buffer.</summary>
public sealed class ReadsFilterUnchecked : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SET_INFORMATION_HANDLER set = characteristics.SetInformationHandler!;
        characteristics.SetInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded) =>
        {
            uint filter = oid == OID_GEN_CURRENT_PACKET_FILTER ? buffer.Read<uint>() : 0;
            NDIS_STATUS status = set(context, oid, buffer, length, out bytesRead, out bytesNeeded);
            bytesRead = status == NDIS_STATUS_SUCCESS && filter != 0 ? sizeof(uint) : bytesRead;
            return status;
        };
    }
}
