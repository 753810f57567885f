using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("pause-waits", typeof(PauseWaits))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Waits in MiniportPause by an event until everything is back, and returns SUCCESS. Legal: MiniportPause:
/// PASSIVE_LEVEL, may wait; NdisWaitEvent.
/// </summary>
public sealed class PauseWaits : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class WaitingGate(INdis ndis, NDIS_HANDLE adapterHandle) : TrafficGate(ndis, adapterHandle)
    {
        /// <inheritdoc/>
        public override bool Close()
        {
            _ndis.NdisAcquireSpinLock(_lock);
            _isOpen = false;
            _ndis.NdisReleaseSpinLock(_lock);
            WaitUntilEmpty();
            return true;
        }

        /// <inheritdoc/>
        public override void WaitUntilEmpty()
        {
            _ndis.NdisResetEvent(_isEmpty);
            base.WaitUntilEmpty();
        }
    }

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private readonly WaitingGate _gate = new(ndis, handle);

        /// <inheritdoc/>
        public override TrafficGate Gate => _gate;

        /// <inheritdoc/>
        protected override NDIS_STATUS Acquire(NDIS_RESOURCE_LIST? resources)
        {
            // The gate that the base class made is of no use.
            base.Gate.Free();
            return base.Acquire(resources);
        }
    }
}
