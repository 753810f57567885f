using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-pends-requests", typeof(PendsRequestsDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Returns NDIS_STATUS_PENDING for each request that succeeds and completes it at the next interrupt or
/// MiniportCheckForHang, at the latest at a reset, a removal or a halt. Legal: both handlers may return PENDING, if the
/// completion function follows once.
/// </summary>
public sealed class PendsRequestsDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    /// <inheritdoc/>
    protected internal override OidRequests NewOidRequests(Adapter adapter) => new OwnOidRequests(adapter);

    private sealed class OwnAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : OddAdapter(driver, ndis, handle, isDeserialized)
    {
        public override void HandleInterrupt()
        {
            CompleteRequest();
            base.HandleInterrupt();
        }

        public override bool CheckForHang()
        {
            CompleteRequest();
            return base.CheckForHang();
        }

        public override NDIS_STATUS Reset()
        {
            CompleteRequest();
            return base.Reset();
        }

        public override void OnPnPEvent(NDIS_DEVICE_PNP_EVENT pnpEvent)
        {
            CompleteRequest();
            base.OnPnPEvent(pnpEvent);
        }

        public override void Halt()
        {
            CompleteRequest();
            base.Halt();
        }

        private void CompleteRequest() => ((OwnOidRequests)Oids).CompletePending();
    }

    private sealed class OwnOidRequests(Adapter adapter) : OidRequests(adapter)
    {
        private bool _isQueryPending;
        private bool _isSetPending;

        public override NDIS_STATUS Query(
            uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded)
            => Pend(base.Query(oid, buffer, length, out bytesWritten, out bytesNeeded), ref _isQueryPending);

        public override NDIS_STATUS Set(uint oid, PVOID buffer, uint length, out uint bytesRead, out uint bytesNeeded)
            => Pend(base.Set(oid, buffer, length, out bytesRead, out bytesNeeded), ref _isSetPending);

        public void CompletePending()
        {
            adapter.AcquireLock();
            (bool isQuery, bool isSet) = (_isQueryPending, _isSetPending);
            (_isQueryPending, _isSetPending) = (false, false);
            adapter.ReleaseLock();
            if (isQuery)
            {
                adapter.Ndis.NdisMQueryInformationComplete(adapter.Handle, NDIS_STATUS_SUCCESS);
            }

            if (isSet)
            {
                adapter.Ndis.NdisMSetInformationComplete(adapter.Handle, NDIS_STATUS_SUCCESS);
            }
        }

        private NDIS_STATUS Pend(NDIS_STATUS status, ref bool isPending)
        {
            if (status != NDIS_STATUS_SUCCESS)
            {
                return status;
            }

            adapter.AcquireLock();
            isPending = true;
            adapter.ReleaseLock();
            return NDIS_STATUS_PENDING;
        }
    }
}
