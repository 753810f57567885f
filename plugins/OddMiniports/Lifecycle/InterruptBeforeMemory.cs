using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("interrupt-before-memory", typeof(InterruptBeforeMemory))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Registers its interrupt before the scatter/gather channel and before any shared memory. Legal:
/// NdisMRegisterInterruptEx: after the registration attributes.
/// </summary>
public sealed class InterruptBeforeMemory : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Acquire(NDIS_RESOURCE_LIST? resources)
        {
            Context = Ndis.Pin(this);
            _oids = NewOidRequests(this);
            NDIS_STATUS status = SetRegistrationAttributes();
            status = status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? Nic.Map(resources) : status;
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                status = Nic.TryReadLink(out _isLinkUp)
                    ? NDIS_STATUS.NDIS_STATUS_SUCCESS
                    : NDIS_STATUS.NDIS_STATUS_ADAPTER_NOT_FOUND;
            }

            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                Nic.Reset();
                status = RegisterInterrupt();
            }

            status = status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? SetGeneralAttributes() : status;
            status = status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? RegisterDma() : status;
            status = status == NDIS_STATUS.NDIS_STATUS_SUCCESS ? MakePaths() : status;
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                Start();
            }

            return status;
        }

        private NDIS_STATUS MakePaths()
        {
            _receive = NewReceivePath(this);
            NDIS_STATUS status = _receive.Initialize();
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                _transmit = NewTransmitPath(this);
                status = _transmit.Initialize();
            }

            return status;
        }
    }
}
