using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("ndis5-039-knows-no-link", typeof(KnowsNoLink), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-039-knows-no-link", "NDIS5-039")]

namespace FaultyMiniports;

/// <summary>Indicates no state of the link, and supports no OID for it.</summary>
public sealed class KnowsNoLink : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatus(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS generalStatus, PVOID statusBuffer, uint statusBufferSize)
    {
    }

    /// <inheritdoc/>
    public override void NdisMIndicateStatusComplete(NDIS_HANDLE miniportAdapterHandle)
    {
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            if (oid == OID_GEN_MEDIA_CONNECT_STATUS)
            {
                (bytesWritten, bytesNeeded) = (0, 0);
                return NDIS_STATUS_NOT_SUPPORTED;
            }

            return query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
        };
    }
}
