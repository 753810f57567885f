using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("interrupt-stays-enabled", typeof(InterruptStaysEnabled))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Acknowledges in the ISR and leaves the interrupt enabled while the DPC runs. Legal: MiniportInterrupt: the ISR
/// clears the interrupt; masking is one way.
/// </summary>
public sealed class InterruptStaysEnabled : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private int _linkChanged;

        /// <inheritdoc/>
        protected override bool OnInterrupt(
            NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
        {
            bool isOurs = Nic.IsInterrupting();
            if (isOurs && Nic.AcknowledgeInterrupt())
            {
                Interlocked.Exchange(ref _linkChanged, 1);
            }

            queueDefaultInterruptDpc = isOurs;
            targetProcessors = 0;
            return isOurs;
        }

        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            if (Interlocked.Exchange(ref _linkChanged, 0) != 0)
            {
                ReportLink();
            }

            Transmit.Service();
            bool isMore = ReceiveThrottled(receiveThrottleParameters);
            Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, isMore ? _mask! : _unmask!, Context);
        }
    }
}
