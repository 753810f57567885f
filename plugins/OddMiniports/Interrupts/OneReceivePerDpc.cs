using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("one-receive-per-dpc", typeof(OneReceivePerDpc))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Does not look at the throttle: it indicates one list in each DPC and queues the next DPC itself. Legal:
/// NDIS_RECEIVE_THROTTLE_PARAMETERS: no more than MaxNblsToIndicate; NdisMQueueDpcEx.
/// </summary>
public sealed class OneReceivePerDpc : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : DpcAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override bool ReceiveThrottled(PVOID receiveThrottleParameters)
        {
            bool isMore = Receive.Process(1);
            if (isMore)
            {
                QueueDpc(1);
            }

            return isMore;
        }
    }
}
