using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-039-answers-that-link-is-up", typeof(AnswersThatLinkIsUp), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-039-answers-that-link-is-up", "NDIS5-039")]

namespace FaultyMiniports;

/// <summary>Indicates each change of the link, and answers NdisMediaStateConnected whenever it is asked.</summary>
public sealed class AnswersThatLinkIsUp : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
        W_QUERY_INFORMATION_HANDLER query = characteristics.QueryInformationHandler!;
        characteristics.QueryInformationHandler = (
            NDIS_HANDLE context, uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded) =>
        {
            NDIS_STATUS status = query(context, oid, buffer, length, out bytesWritten, out bytesNeeded);
            if (status == NDIS_STATUS_SUCCESS && oid == OID_GEN_MEDIA_CONNECT_STATUS)
            {
                buffer.Write((uint)NDIS_MEDIA_STATE.NdisMediaStateConnected);
            }

            return status;
        };
    }
}
