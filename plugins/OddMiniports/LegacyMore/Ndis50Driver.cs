using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-ndis50-b", typeof(Ndis50Driver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// A driver of NDIS 5.0: no handler for cancellation, Plug and Play or shutdown in its characteristics, and a
/// shutdown handler that MiniportInitialize registers instead. Legal: they came with 5.1, and NDIS takes both
/// versions.
/// </summary>
public sealed class Ndis50Driver : OddDriver
{
    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        OddDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : OddAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        private bool _hasShutdownHandler;

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

        protected override void SetAttributes()
            => Ndis.NdisMSetAttributesEx(
                Handle,
                Context,
                0,
                NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_DESERIALIZE,
                NDIS_INTERFACE_TYPE.NdisInterfacePci);
    }

    /// <inheritdoc/>
    protected override EntryPoints CreateEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

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
                return status;
            }

            ndis.NdisMRegisterUnloadHandler(wrapper, Unload);
            return status;
        }

        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics() => base.Characteristics() with
        {
            MinorNdisVersion = 0,
            CancelSendPacketsHandler = null,
            PnPEventNotifyHandler = null,
            AdapterShutdownHandler = null,
        };
    }
}
