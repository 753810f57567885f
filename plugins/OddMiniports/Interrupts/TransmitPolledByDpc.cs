using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("transmit-polled-by-dpc", typeof(TransmitPolledByDpc))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Keeps TX_DONE masked: while frames are out, its DPC stalls for 50 microseconds and queues itself. After 200 rounds
/// it waits for an interrupt. Legal: NdisMQueueDpcEx from MiniportInterruptDPC; which causes interrupt is the
/// driver's affair.
/// </summary>
public sealed class TransmitPolledByDpc : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class PollNic(INdis ndis, NDIS_HANDLE adapterHandle) : NicHardware(ndis, adapterHandle)
    {
        /// <summary>The causes that may raise the line.</summary>
        public uint Causes { get; set; } = 6;

        /// <inheritdoc/>
        public override void UnmaskInterrupt() => Write(InterruptMask, Causes);
    }

    private sealed class Path(DpcAdapter adapter) : TransmitPath(adapter)
    {
        /// <summary>True while frames are under way.</summary>
        public bool IsBusy => _oldest != _next;

        /// <inheritdoc/>
        protected override void Post()
        {
            bool wasIdle = _toPost == _oldest;
            base.Post();
            if (wasIdle && _toPost != _oldest)
            {
                adapter.QueueDpc(1);
            }
        }
    }

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        private readonly PollNic _nic = new(ndis, handle);
        private uint _polls;

        /// <inheritdoc/>
        public override NicHardware Nic => _nic;

        /// <inheritdoc/>
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(this);

        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            bool isBusy = ((Path)Transmit).IsBusy;
            _polls = isBusy ? _polls + 1 : 0;
            _nic.Causes = _polls > 200 ? 7u : 6u;
            if (isBusy && _isInterruptWanted)
            {
                PollOrWait();
            }
        }

        private void PollOrWait()
        {
            if (_polls <= 200)
            {
                Ndis.NdisStallExecution(50);
                QueueDpc(1);
            }
            else
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
