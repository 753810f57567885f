using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("own-limit-reported-as-pending", typeof(OwnLimitReportedAsPending))]

namespace FieldMiniports;

/// <summary>
/// The driver indicates at most four lists in a DPC, also where NDIS sets no limit (NDIS_INDICATE_ALL_NBLS), and
/// asks to be called for the rest by MoreNblsPending, which has to be FALSE then.
/// </summary>
public sealed class OwnLimitReportedAsPending : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const uint OwnLimit = 4;

        /// <summary>Before NDIS 6.20 there is nothing to ask by, and no limit.</summary>
        protected override bool ReceiveThrottled(PVOID receiveThrottleParameters)
        {
            if (receiveThrottleParameters == null)
            {
                return base.ReceiveThrottled(receiveThrottleParameters);
            }

            NDIS_RECEIVE_THROTTLE_PARAMETERS throttle = (NDIS_RECEIVE_THROTTLE_PARAMETERS)receiveThrottleParameters;
            throttle.MoreNblsPending = Receive.Process(Math.Min(throttle.MaxNblsToIndicate, OwnLimit));
            return throttle.MoreNblsPending;
        }
    }
}
