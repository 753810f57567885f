using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Leaves every query and every set pending, and completes it in MiniportHandleInterrupt or MiniportCheckForHang,
/// whichever comes first.
/// </summary>
public sealed class PendsInformationDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OwnEntryPoints(ndis).Register(driverObject, registryPath);

    private sealed class OwnEntryPoints(INdis5 ndis) : EntryPoints(ndis, isDeserialized: true)
    {
        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(ndis, adapterHandle, isDeserialized);

        protected override NDIS_STATUS QueryInformation(
            NDIS_HANDLE miniportAdapterContext,
            uint oid,
            PVOID informationBuffer,
            uint informationBufferLength,
            out uint bytesWritten,
            out uint bytesNeeded)
        {
            NDIS_STATUS status = base.QueryInformation(
                miniportAdapterContext,
                oid,
                informationBuffer,
                informationBufferLength,
                out bytesWritten,
                out bytesNeeded);
            return ((OwnAdapter)AdapterOf(miniportAdapterContext)).Pend(status, isSet: false);
        }

        protected override NDIS_STATUS SetInformation(
            NDIS_HANDLE miniportAdapterContext,
            uint oid,
            PVOID informationBuffer,
            uint informationBufferLength,
            out uint bytesRead,
            out uint bytesNeeded)
        {
            NDIS_STATUS status = base.SetInformation(
                miniportAdapterContext,
                oid,
                informationBuffer,
                informationBufferLength,
                out bytesRead,
                out bytesNeeded);
            return ((OwnAdapter)AdapterOf(miniportAdapterContext)).Pend(status, isSet: true);
        }
    }

    private sealed class OwnAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : Adapter(ndis, adapterHandle, isDeserialized)
    {
        private NDIS_STATUS? _pending;
        private bool _isSet;

        /// <summary>NDIS has one request at a time; the answer is there, and NDIS learns of it later.</summary>
        public NDIS_STATUS Pend(NDIS_STATUS status, bool isSet)
        {
            AcquireLock();
            (_pending, _isSet) = (status, isSet);
            ReleaseLock();
            return NDIS_STATUS_PENDING;
        }

        public override void HandleInterrupt()
        {
            base.HandleInterrupt();
            CompleteRequest();
        }

        public override bool CheckForHang()
        {
            CompleteRequest();
            return base.CheckForHang();
        }

        /// <summary>Who takes the request completes it: both callers may run at once.</summary>
        private void CompleteRequest()
        {
            AcquireLock();
            (NDIS_STATUS? taken, bool isSet) = (_pending, _isSet);
            _pending = null;
            ReleaseLock();
            if (taken is not { } status)
            {
                return;
            }

            if (isSet)
            {
                Ndis.NdisMSetInformationComplete(Handle, status);
            }
            else
            {
                Ndis.NdisMQueryInformationComplete(Handle, status);
            }
        }
    }
}
