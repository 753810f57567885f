using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-009-takes-half-a-filter", typeof(TakesHalfAFilter), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("oid-009-takes-half-a-filter", "OID-009")]

namespace FaultyMiniports;

/// <summary>Takes a packet filter of 2 bytes, and answers SUCCESS.</summary>
public sealed class TakesHalfAFilter : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_SET_INFORMATION_HANDLER set = characteristics.SetInformationHandler!;
        characteristics.SetInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = set(context, oid, buffer, length, out bytesRead, out bytesNeeded);
            if (oid == OID_GEN_CURRENT_PACKET_FILTER && length == sizeof(ushort))
            {
                _ = buffer.Read<ushort>();
                (bytesRead, bytesNeeded) = (length, 0);
                return NDIS_STATUS_SUCCESS;
            }

            return status;
        };
    }
}
