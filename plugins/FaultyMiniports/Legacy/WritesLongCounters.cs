using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-033-writes-long-counters", typeof(WritesLongCounters), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-033-writes-long-counters", "NDIS5-033")]

namespace FaultyMiniports;

/// <summary>Answers a query of a counter with 8 bytes, though the buffer may have 4.</summary>
public sealed class WritesLongCounters : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            if (status == NDIS_STATUS_SUCCESS && oid is OID_GEN_XMIT_OK or OID_GEN_RCV_OK)
            {
                ulong counter = buffer.Read<uint>();
                buffer.Write(counter);
            }

            return status;
        };
    }
}
