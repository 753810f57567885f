using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("dpc-queues-itself-for-the-rest", typeof(DpcQueuesItselfForTheRest))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Reports MoreNblsPending as FALSE, and queues its DPC itself when the limit leaves frames over. Legal:
/// NdisMQueueDpcEx; NDIS_RECEIVE_THROTTLE_PARAMETERS says "should".
/// </summary>
public sealed class DpcQueuesItselfForTheRest : OddDriver
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
            if (receiveThrottleParameters == null)
            {
                return base.ReceiveThrottled(receiveThrottleParameters);
            }

            NDIS_RECEIVE_THROTTLE_PARAMETERS throttle = (NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters;
            throttle.MoreNblsPending = false;
            bool isMore = Receive.Process(throttle.MaxNblsToIndicate);
            if (isMore)
            {
                QueueDpc(1);
            }

            return isMore;
        }
    }
}
