using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("finished-request-returned-as-done", typeof(FinishedRequestReturnedAsDone))]

namespace FieldMiniports;

/// <summary>
/// A query is answered by the DPC, which completes it. If the DPC was quick and is through with it already,
/// MiniportOidRequest returns NDIS_STATUS_SUCCESS instead of NDIS_STATUS_PENDING: the query is completed twice.
/// </summary>
public sealed class FinishedRequestReturnedAsDone : DpcOidDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : DpcOidRequests(adapter)
    {
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            NDIS_STATUS status = base.Handle(request);
            if (status != NDIS_STATUS_PENDING)
            {
                return status;
            }

            Ndis.NdisAcquireSpinLock(Lock);
            bool isWaiting = Pending != null;
            Ndis.NdisReleaseSpinLock(Lock);
            return isWaiting ? NDIS_STATUS_PENDING : NDIS_STATUS_SUCCESS;
        }
    }
}
