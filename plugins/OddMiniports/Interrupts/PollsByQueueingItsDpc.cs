using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("polls-by-queueing-its-dpc", typeof(PollsByQueueingItsDpc))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Instead of unmasking, stalls for 10 microseconds and queues its DPC again, three times: a timer without a timer.
/// Legal: NdisMQueueDpcEx from MiniportInterruptDPC; NdisStallExecution.
/// </summary>
public sealed class PollsByQueueingItsDpc : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        private int _polls;

        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            if (Nic.AcknowledgeInterrupt())
            {
                ReportLink();
            }

            Transmit.Service();
            if (ReceiveThrottled(receiveThrottleParameters))
            {
                return;
            }

            if (_isInterruptWanted && Interlocked.Increment(ref _polls) <= 3)
            {
                Ndis.NdisStallExecution(10);
                QueueDpc(1);
                return;
            }

            _polls = 0;
            Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
        }
    }
}
