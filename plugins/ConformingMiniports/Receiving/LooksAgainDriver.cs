using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Looks at the rings once more when interrupts may come again, and indicates what came in between.</summary>
public sealed class LooksAgainDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new LookingAdapter(ndis, adapterHandle, version);

    private sealed class LookingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            bool isLimited = receiveThrottleParameters != null
                && ((NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters).MaxNblsToIndicate
                    != NDIS_INDICATE_ALL_NBLS;
            Transmit.Service();
            if (!isLimited)
            {
                Receive.Process(NDIS_INDICATE_ALL_NBLS);
            }
        }
    }
}
