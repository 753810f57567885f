using LegacyMiniport;
using NdisConformance.Contract;

namespace ConformingMiniports;

/// <summary>
/// Calls NdisMIndicateStatusComplete once for all that it has indicated: in the next MiniportCheckForHang, or in
/// MiniportHalt.
/// </summary>
public sealed class CompletesStatusesTogetherDriver : INdis5MiniportDriver
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
        private bool _isIndicated;

        public override bool CheckForHang()
        {
            CompleteIndications();
            return base.CheckForHang();
        }

        public override void Halt()
        {
            CompleteIndications();
            base.Halt();
        }

        protected override void IndicateLink(bool isUp)
        {
            Ndis.NdisMIndicateStatus(
                Handle,
                isUp ? NDIS_STATUS.NDIS_STATUS_MEDIA_CONNECT : NDIS_STATUS.NDIS_STATUS_MEDIA_DISCONNECT,
                null,
                0);
            AcquireLock();
            _isIndicated = true;
            ReleaseLock();
        }

        private void CompleteIndications()
        {
            AcquireLock();
            bool isIndicated = _isIndicated;
            _isIndicated = false;
            ReleaseLock();
            if (isIndicated)
            {
                Ndis.NdisMIndicateStatusComplete(Handle);
            }
        }
    }
}
