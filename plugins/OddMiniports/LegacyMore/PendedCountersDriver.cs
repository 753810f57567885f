using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("legacy-pended-counters", typeof(PendedCountersDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Answers NDIS_STATUS_PENDING to queries of counters and completes each in MiniportHandleInterrupt or
/// MiniportCheckForHang, whichever comes first. Legal: a request may pend for less than the time that NDIS gives
/// it, which is two such intervals.
/// </summary>
public sealed class PendedCountersDriver : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests CreateOids(Adapter adapter) => new OwnOidRequests(adapter);

    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        OddDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : OddAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        public override void HandleInterrupt()
        {
            base.HandleInterrupt();
            CompletePending();
        }

        public override bool CheckForHang()
        {
            CompletePending();
            return base.CheckForHang();
        }

        public override NDIS_STATUS Reset()
        {
            CompletePending();
            return base.Reset();
        }

        public override void OnPnPEvent(NDIS_DEVICE_PNP_EVENT pnpEvent)
        {
            CompletePending();
            base.OnPnPEvent(pnpEvent);
        }

        public override void Halt()
        {
            CompletePending();
            base.Halt();
        }

        private void CompletePending() => ((OwnOidRequests)Oids).CompletePending();
    }

    private sealed class OwnOidRequests(Adapter adapter) : OidRequests(adapter)
    {
        private uint _oid;
        private PVOID _buffer;

        public override NDIS_STATUS Query(
            uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded)
        {
            if (oid is not (OID_GEN_XMIT_OK or OID_GEN_RCV_OK) || length < sizeof(ulong) || adapter.Nic.IsGone)
            {
                return base.Query(oid, buffer, length, out bytesWritten, out bytesNeeded);
            }

            // Another processor may see the request, and complete it, as soon as it is stored.
            (bytesWritten, bytesNeeded) = (sizeof(ulong), 0);
            adapter.AcquireLock();
            (_oid, _buffer) = (oid, buffer);
            adapter.ReleaseLock();
            return NDIS_STATUS.NDIS_STATUS_PENDING;
        }

        public void CompletePending()
        {
            adapter.AcquireLock();
            (uint oid, PVOID buffer) = (_oid, _buffer);
            (_oid, _buffer) = (0, null);
            adapter.ReleaseLock();
            if (oid != 0)
            {
                NDIS_STATUS status = base.Query(oid, buffer, sizeof(ulong), out _, out _);
                adapter.Ndis.NdisMQueryInformationComplete(adapter.Handle, status);
            }
        }
    }
}
