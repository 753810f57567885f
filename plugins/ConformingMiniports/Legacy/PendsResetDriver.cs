using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Stops its NIC in MiniportReset and returns PENDING. The next MiniportCheckForHang starts the NIC again and calls
/// NdisMResetComplete, with the filter left to NDIS.
/// </summary>
public sealed class PendsResetDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OwnEntryPoints(ndis).Register(driverObject, registryPath);

    private sealed class OwnEntryPoints(INdis5 ndis) : EntryPoints(ndis, isDeserialized: true)
    {
        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(ndis, adapterHandle, isDeserialized);
    }

    private sealed class OwnAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : Adapter(ndis, adapterHandle, isDeserialized)
    {
        private bool _isResetting;

        public override NDIS_STATUS Reset()
        {
            if (Nic.IsGone)
            {
                return NDIS_STATUS_FAILURE;
            }

            PacketQueue aborted = default;
            AcquireLock();
            _isResetting = true;
            Nic.Reset();
            Transmit.TakeAll(ref aborted, NDIS_STATUS_REQUEST_ABORTED);
            ReleaseLock();
            Transmit.Complete(ref aborted);
            return NDIS_STATUS_PENDING;
        }

        public override bool CheckForHang()
        {
            AcquireLock();
            bool isResetting = _isResetting;
            if (isResetting)
            {
                _isResetting = false;
                Receive.Rearm();
                Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
            }

            ReleaseLock();
            if (!isResetting)
            {
                return base.CheckForHang();
            }

            UnmaskInterrupt();
            Ndis.NdisMResetComplete(Handle, NDIS_STATUS_SUCCESS, addressingReset: true);
            return false;
        }
    }
}
