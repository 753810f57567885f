using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>A serialized driver that completes no send in MiniportReset: NDIS does it.</summary>
public sealed class LeavesSendsToNdisDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OwnEntryPoints(ndis).Register(driverObject, registryPath);

    private sealed class OwnEntryPoints(INdis5 ndis) : EntryPoints(ndis, isDeserialized: false)
    {
        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(ndis, adapterHandle, isDeserialized);
    }

    private sealed class OwnAdapter : Adapter
    {
        private readonly Path _path;

        public OwnAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            : base(ndis, adapterHandle, isDeserialized)
            => _path = new Path(this);

        public override TransmitPath Transmit => _path;

        public override NDIS_STATUS Reset()
        {
            if (Nic.IsGone)
            {
                return NDIS_STATUS_FAILURE;
            }

            PacketQueue dropped = default;
            AcquireLock();
            Nic.Reset();
            Transmit.TakeAll(ref dropped, NDIS_STATUS_REQUEST_ABORTED);
            _path.ForgetRefusal();
            Receive.Rearm();
            StartNic();
            ReleaseLock();
            UnmaskInterrupt();
            return NDIS_STATUS_SUCCESS;
        }
    }

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        public void ForgetRefusal() => _hasRefused = false;
    }
}
