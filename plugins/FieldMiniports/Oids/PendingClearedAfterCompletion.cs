using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("pending-cleared-after-completion", typeof(PendingClearedAfterCompletion))]

namespace FieldMiniports;

/// <summary>
/// A request that waits for the DPC is forgotten only when it has been completed: a cancel in between completes it
/// once more, and a new request that comes in between is forgotten instead.
/// </summary>
public sealed class PendingClearedAfterCompletion : DpcOidDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : DpcOidRequests(adapter)
    {
        public override void Finish()
        {
            Ndis.NdisDprAcquireSpinLock(Lock);
            NDIS_OID_REQUEST request = Pending;
            Ndis.NdisDprReleaseSpinLock(Lock);
            if (request == null)
            {
                return;
            }

            Ndis.NdisMOidRequestComplete(Owner.Handle, request, Answer(request));
            Ndis.NdisDprAcquireSpinLock(Lock);
            Pending = null;
            Ndis.NdisDprReleaseSpinLock(Lock);
        }
    }
}
