using LegacyMiniport;
using NdisConformance.Contract;

namespace ConformingMiniports;

/// <summary>
/// Takes the link as it is in MiniportInitialize, and indicates changes only: of a link that is down from the start it
/// tells who asks for OID_GEN_MEDIA_CONNECT_STATUS.
/// </summary>
public sealed class AnswersLinkWhenAskedDriver : INdis5MiniportDriver
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
        public override NDIS_STATUS Initialize(NDIS_HANDLE wrapperConfigurationContext)
        {
            NDIS_STATUS status = base.Initialize(wrapperConfigurationContext);
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS && Nic.TryReadLink(out bool isUp))
            {
                _isLinkUp = isUp;
            }

            return status;
        }
    }
}
