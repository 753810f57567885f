using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-ndis50", typeof(Ndis50Driver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// A serialized driver of NDIS 5.0: no handler for removal, cancelling or unloading, NdisMSetAttributes instead of
/// NdisMSetAttributesEx, and a shutdown handler that MiniportInitialize registers and MiniportHalt deregisters. Legal:
/// this is how a driver of NDIS 5.0 does it.
/// </summary>
public sealed class Ndis50Driver : OddDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    protected override EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        public override NDIS_STATUS Register(DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        {
            ndis.NdisMInitializeWrapper(out NDIS_HANDLE wrapper, driverObject, registryPath, null);
            if (wrapper == null)
            {
                return NDIS_STATUS_FAILURE;
            }

            NDIS_MINIPORT_CHARACTERISTICS characteristics = Characteristics();
            NDIS_STATUS status = ndis.NdisMRegisterMiniport(
                wrapper, ref characteristics, NDIS50_MINIPORT_CHARACTERISTICS_SIZE);
            if (status != NDIS_STATUS_SUCCESS)
            {
                ndis.NdisTerminateWrapper(wrapper, null);
            }

            return status;
        }

        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics()
        {
            NDIS_MINIPORT_CHARACTERISTICS characteristics = base.Characteristics();
            characteristics.MinorNdisVersion = 0;
            characteristics.CancelSendPacketsHandler = null;
            characteristics.PnPEventNotifyHandler = null;
            characteristics.AdapterShutdownHandler = null;
            return characteristics;
        }
    }

    private sealed class OwnAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : OddAdapter(driver, ndis, handle, isDeserialized)
    {
        private bool _hasShutdownHandler;

        protected override void SetAttributes()
            => Ndis.NdisMSetAttributes(Handle, Context, true, NDIS_INTERFACE_TYPE.NdisInterfacePci);

        protected override NDIS_STATUS Acquire(NDIS_HANDLE wrapperConfigurationContext)
        {
            NDIS_STATUS status = base.Acquire(wrapperConfigurationContext);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Ndis.NdisMRegisterAdapterShutdownHandler(
                    Handle, Context, context => Ndis.Get<Adapter>(context).Shutdown());
                _hasShutdownHandler = true;
            }

            return status;
        }

        protected override void Release()
        {
            if (_hasShutdownHandler)
            {
                _hasShutdownHandler = false;
                Ndis.NdisMDeregisterAdapterShutdownHandler(Handle);
            }

            base.Release();
        }
    }
}
