using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// A driver of NDIS 5.0: its characteristics end before the entry points of 5.1, so it registers its shutdown handler
/// by a call, and finds out by itself that its NIC was removed.
/// </summary>
public sealed class RegistersAsNdis50Driver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OwnEntryPoints(ndis).Register(driverObject, registryPath);

    private sealed class OwnEntryPoints(INdis5 ndis) : EntryPoints(ndis, isDeserialized: true)
    {
        private INdis5 Functions { get; } = ndis;

        public override NDIS_STATUS Register(DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        {
            Functions.NdisMInitializeWrapper(out NDIS_HANDLE wrapper, driverObject, registryPath, null);
            if (wrapper == null)
            {
                return NDIS_STATUS_FAILURE;
            }

            NDIS_MINIPORT_CHARACTERISTICS characteristics = Characteristics();
            NDIS_STATUS status = Functions.NdisMRegisterMiniport(
                wrapper, ref characteristics, NDIS50_MINIPORT_CHARACTERISTICS_SIZE);
            if (status != NDIS_STATUS_SUCCESS)
            {
                Functions.NdisTerminateWrapper(wrapper, null);
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

        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(ndis, adapterHandle, isDeserialized);
    }

    private sealed class OwnAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : Adapter(ndis, adapterHandle, isDeserialized)
    {
        public override NDIS_STATUS Initialize(NDIS_HANDLE wrapperConfigurationContext)
        {
            NDIS_STATUS status = base.Initialize(wrapperConfigurationContext);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Ndis.NdisMRegisterAdapterShutdownHandler(Handle, Context, context => Shutdown());
            }

            return status;
        }

        public override void Halt()
        {
            Ndis.NdisMDeregisterAdapterShutdownHandler(Handle);
            base.Halt();
        }

        /// <summary>NDIS tells nothing of a removal: the driver looks for itself.</summary>
        public override bool CheckForHang()
        {
            if (!Nic.IsGone)
            {
                return base.CheckForHang();
            }

            IsStopped = true;
            Transmit.Abort(NDIS_STATUS_FAILURE);
            return false;
        }

        protected override void SetAttributes()
            => Ndis.NdisMSetAttributesEx(
                Handle,
                Context,
                0,
                NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_DESERIALIZE,
                NDIS_INTERFACE_TYPE.NdisInterfacePci);
    }
}
