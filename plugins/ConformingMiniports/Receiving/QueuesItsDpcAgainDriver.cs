using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Leaves MoreNblsPending alone where it has more to indicate than its DPC may, and queues its DPC again itself.
/// </summary>
public sealed class QueuesItsDpcAgainDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new QueueingDpcAdapter(ndis, adapterHandle, version);

    private sealed class QueueingDpcAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private const uint EitherProcessor = 0x3;

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            if (receiveThrottleParameters == null)
            {
                return;
            }

            NDIS_RECEIVE_THROTTLE_PARAMETERS throttle =
                (NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters;
            if (throttle.MoreNblsPending)
            {
                throttle.MoreNblsPending = false;
                Ndis.NdisMQueueDpc(InterruptHandle, 0, EitherProcessor, null);
            }
        }
    }
}
