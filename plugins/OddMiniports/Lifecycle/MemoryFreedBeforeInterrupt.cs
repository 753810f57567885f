using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("memory-freed-before-interrupt", typeof(MemoryFreedBeforeInterrupt))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Stops NIC and interrupt, waits until no DPC runs, frees the memory, and deregisters the interrupt afterwards; a
/// DPC that still comes does nothing. Legal: MiniportHaltEx; NdisMDeregisterInterruptEx: no page puts it before the
/// memory.
/// </summary>
public sealed class MemoryFreedBeforeInterrupt : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private int _running;
        private bool _isDeaf;

        /// <inheritdoc/>
        protected override void Release()
        {
            StopInterrupt();
            Nic.Reset();
            Gate.WaitUntilEmpty();
            _isDeaf = true;
            while (Volatile.Read(ref _running) != 0)
            {
                Ndis.NdisMSleep(100);
            }

            ReleasePaths();
            (_receive, _transmit) = (null, null);
            base.Release();
        }

        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            Interlocked.Increment(ref _running);
            if (!_isDeaf)
            {
                base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            }

            Interlocked.Decrement(ref _running);
        }
    }
}
