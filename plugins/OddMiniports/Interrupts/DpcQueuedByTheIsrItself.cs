using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("dpc-queued-by-the-isr-itself", typeof(DpcQueuedByTheIsrItself))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Queues its DPC from the ISR by a call, and asks NDIS for none. Legal: NdisMQueueDpcEx: any IRQL; NdisMQueueDpc
/// before 6.20.
/// </summary>
public sealed class DpcQueuedByTheIsrItself : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override bool OnInterrupt(
            NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
        {
            bool isOurs = base.OnInterrupt(context, ref queueDefaultInterruptDpc, ref targetProcessors);
            queueDefaultInterruptDpc = false;
            if (isOurs)
            {
                QueueDpc(1);
            }

            return isOurs;
        }
    }
}
