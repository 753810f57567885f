using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-ignores-request-id", typeof(CancelIgnoresRequestId))]

namespace FieldMiniports;

/// <summary>
/// MiniportCancelOidRequest aborts whatever request is pending, without a look at the identifier that it was given.
/// </summary>
public sealed class CancelIgnoresRequestId : DpcOidDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : DpcOidRequests(adapter)
    {
        public override void Cancel(PVOID requestId)
        {
            Ndis.NdisAcquireSpinLock(Lock);
            NDIS_OID_REQUEST request = Pending;
            Pending = null;
            Ndis.NdisReleaseSpinLock(Lock);
            if (request != null)
            {
                Ndis.NdisMOidRequestComplete(Owner.Handle, request, NDIS_STATUS_REQUEST_ABORTED);
            }
        }
    }
}
