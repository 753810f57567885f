using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>
/// Answers queries in the DPC, which is queued for that: MiniportOidRequest returns NDIS_STATUS_PENDING, and the DPC or
/// a cancel, whichever takes the request, completes it. What is set is set at once, and a NIC that is gone is asked
/// nothing.
/// </summary>
public class DpcOidRequests : OidRequests
{
    /// <summary>Makes the part, with nothing pending.</summary>
    public DpcOidRequests(Adapter adapter)
        : base(adapter)
    {
        Owner = adapter;
        Ndis.NdisAllocateSpinLock(Lock);
    }

    /// <summary>The adapter that is asked.</summary>
    protected Adapter Owner { get; }

    /// <summary>The DDIs.</summary>
    protected INdis Ndis => Owner.Ndis;

    /// <summary>Guards the pending request.</summary>
    protected NDIS_SPIN_LOCK Lock { get; } = new();

    /// <summary>The request that waits for the DPC; NDIS gives one at a time.</summary>
    protected NDIS_OID_REQUEST Pending { get; set; }

    /// <inheritdoc/>
    public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
    {
        bool isQuery = request.RequestType is not (
            NDIS_REQUEST_TYPE.NdisRequestSetInformation or NDIS_REQUEST_TYPE.NdisRequestMethod);
        if (!isQuery || Owner.Nic.IsGone)
        {
            return base.Handle(request);
        }

        Ndis.NdisAcquireSpinLock(Lock);
        Pending = request;
        Ndis.NdisReleaseSpinLock(Lock);
        ((DpcOidAdapter)Owner).QueueDpc();
        return NDIS_STATUS_PENDING;
    }

    /// <summary>Completes the request that waits, if there is one. DISPATCH_LEVEL.</summary>
    public virtual void Finish()
    {
        Ndis.NdisDprAcquireSpinLock(Lock);
        NDIS_OID_REQUEST request = Pending;
        Pending = null;
        Ndis.NdisDprReleaseSpinLock(Lock);
        if (request != null)
        {
            Ndis.NdisMOidRequestComplete(Owner.Handle, request, Answer(request));
        }
    }

    /// <summary>MiniportCancelOidRequest. At most DISPATCH_LEVEL.</summary>
    public virtual void Cancel(PVOID requestId)
    {
        Ndis.NdisAcquireSpinLock(Lock);
        NDIS_OID_REQUEST request = Pending;
        bool isMeant = request != null && request.RequestId == requestId;
        if (isMeant)
        {
            Pending = null;
        }

        Ndis.NdisReleaseSpinLock(Lock);
        if (isMeant)
        {
            Ndis.NdisMOidRequestComplete(Owner.Handle, request, NDIS_STATUS_REQUEST_ABORTED);
        }
    }

    /// <summary>Ends the use of the lock. No DPC runs any more.</summary>
    public virtual void Release() => Ndis.NdisFreeSpinLock(Lock);

    /// <summary>Finds the answer.</summary>
    protected NDIS_STATUS Answer(NDIS_OID_REQUEST request) => base.Handle(request);
}
