using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Leaves every OID request pending and completes it in its DPC. One that is cancelled before is completed as aborted.
/// </summary>
public sealed class PendsRequestsDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new PendingAdapter(ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override NDIS_STATUS OidRequest(NDIS_HANDLE miniportAdapterContext, NDIS_OID_REQUEST oidRequest)
        => ((PendingAdapter)AdapterOf(miniportAdapterContext)).Pend(oidRequest);

    /// <inheritdoc/>
    protected override void CancelOidRequest(NDIS_HANDLE miniportAdapterContext, PVOID requestId)
        => ((PendingAdapter)AdapterOf(miniportAdapterContext)).Cancel(requestId);

    private sealed class PendingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private NDIS_OID_REQUEST _pending;

        public NDIS_STATUS Pend(NDIS_OID_REQUEST request)
        {
            if (Nic.IsGone)
            {
                return NDIS_STATUS_NOT_ACCEPTED;
            }

            _pending = request;
            Ndis.NdisMQueueDpc(InterruptHandle, 0, 1, null);
            return NDIS_STATUS_PENDING;
        }

        public void Cancel(PVOID requestId)
        {
            if (_pending != null && _pending.RequestId == requestId)
            {
                Ndis.NdisMOidRequestComplete(Handle, Take(), NDIS_STATUS_REQUEST_ABORTED);
            }
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            NDIS_OID_REQUEST pending = Take();
            if (pending != null)
            {
                Ndis.NdisMOidRequestComplete(Handle, pending, Oids.Handle(pending));
            }
        }

        /// <summary>
        /// Who takes the request completes it: the DPC may run on both processors. In C this is
        /// InterlockedExchangePointer.
        /// </summary>
        private NDIS_OID_REQUEST Take()
        {
            NDIS_OID_REQUEST pending = _pending;
            _pending = null;
            return pending;
        }
    }
}
