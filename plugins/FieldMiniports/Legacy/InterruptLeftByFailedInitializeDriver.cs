using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-interrupt-left-by-failed-initialize",
    typeof(InterruptLeftByFailedInitializeDriver),
    Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Registers its interrupt before it allocates memory and deregisters it only if the NIC was started, so an allocation
/// that fails leaves the interrupt connected to an adapter that is gone. NDIS 5: a failing MiniportInitialize releases
/// all that it claimed, and NdisMDeregisterInterrupt is part of that.
/// </summary>
public sealed class InterruptLeftByFailedInitializeDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    private sealed class OwnAdapter(FieldDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : FieldAdapter(driver, ndis, handle, isDeserialized)
    {
        private NDIS_HANDLE _wrapperConfigurationContext;
        private bool _isStarted;

        protected override NDIS_STATUS Acquire(NDIS_HANDLE wrapperConfigurationContext)
        {
            _wrapperConfigurationContext = wrapperConfigurationContext;
            return base.Acquire(wrapperConfigurationContext);
        }

        protected override NDIS_STATUS InitializeDma()
        {
            Ndis.NdisMQueryAdapterResources(
                out NDIS_STATUS status, _wrapperConfigurationContext, out NDIS_RESOURCE_LIST? resources);
            if (status == NDIS_STATUS_SUCCESS)
            {
                status = base.RegisterInterrupt(resources);
            }

            return status == NDIS_STATUS_SUCCESS ? base.InitializeDma() : status;
        }

        protected override NDIS_STATUS RegisterInterrupt(NDIS_RESOURCE_LIST? resources) => NDIS_STATUS_SUCCESS;

        protected override void StartInterrupt()
        {
            _isStarted = true;
            base.StartInterrupt();
        }

        protected override void DeregisterInterrupt()
        {
            if (_isStarted)
            {
                base.DeregisterInterrupt();
            }
        }
    }
}
