using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-interrupt-before-map", typeof(InterruptBeforeMapDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Registers the interrupt before the registers are mapped: a neighbour on the line that interrupts in between
/// makes MiniportISR read through a NULL pointer. Violates NdisMRegisterInterrupt: all that MiniportISR uses is
/// there before.
/// </summary>
public sealed class InterruptBeforeMapDriver : FieldDriver
{
    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        FieldDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : FieldAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        private bool _isMapped;

        protected override NDIS_STATUS Acquire(NDIS_HANDLE wrapperConfigurationContext)
        {
            Context = Ndis.Pin(this);
            SetAttributes();
            Ndis.NdisAllocateSpinLock(_lock);
            Ndis.NdisMQueryAdapterResources(
                out NDIS_STATUS status, wrapperConfigurationContext, out NDIS_RESOURCE_LIST? resources);
            if (status == NDIS_STATUS_SUCCESS)
            {
                status = RegisterInterrupt(resources);
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                status = Nic.Map(resources);
                _isMapped = status == NDIS_STATUS_SUCCESS;
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                status = Nic.IsGone ? NDIS_STATUS_ADAPTER_NOT_FOUND : NDIS_STATUS_SUCCESS;
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                Nic.Reset();
                status = InitializeDma();
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                status = Transmit.Initialize();
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                status = Receive.Initialize();
            }

            if (status == NDIS_STATUS_SUCCESS)
            {
                StartNic();
                StartInterrupt();
            }

            return status;
        }

        // A failed mapping leaves no NIC to mask.
        protected override bool Mask(NDIS_HANDLE context) => _isMapped && base.Mask(context);
    }
}
