using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport(
    "legacy-query-waits-for-interrupt", typeof(QueryWaitsForInterruptDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Answers NDIS_STATUS_PENDING to queries of counters and completes them in the next MiniportHandleInterrupt. On a
/// quiet network there is none, and neither MiniportReset nor MiniportHalt completes the query. Violates
/// MiniportQueryInformation: PENDING is followed by NdisMQueryInformationComplete.
/// </summary>
public sealed class QueryWaitsForInterruptDriver : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests CreateOids(Adapter adapter) => new OwnOidRequests(adapter);

    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        FieldDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : FieldAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        public override void HandleInterrupt()
        {
            base.HandleInterrupt();
            ((OwnOidRequests)Oids).CompletePending();
        }
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
