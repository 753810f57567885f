using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Indicates three lists in a DPC at most, and queues the DPC again for the rest. Interrupts stay masked meanwhile.
/// </summary>
public sealed class BudgetsItsDpcDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new BudgetingAdapter(ndis, adapterHandle, version);

    private sealed class BudgetingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private const uint Budget = 3;
        private const uint EitherProcessor = 0x3;

        protected override bool ReceiveThrottled(PVOID receiveThrottleParameters)
        {
            uint allowed = receiveThrottleParameters == null
                ? Budget
                : Math.Min(Budget, ((NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters).MaxNblsToIndicate);
            if (receiveThrottleParameters != null)
            {
                NDIS_RECEIVE_THROTTLE_PARAMETERS throttle =
                    (NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters;
                throttle.MoreNblsPending = false;
            }

            bool hasMore = Receive.Process(allowed);
            if (hasMore)
            {
                Ndis.NdisMQueueDpc(InterruptHandle, 0, EitherProcessor, null);
            }

            return hasMore;
        }
    }
}
