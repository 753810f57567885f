using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Looks after its link in MiniportCheckForHangEx, every two seconds, and keeps what it indicates in memory of its own.
/// </summary>
public sealed class PollsLinkDriver : ResetsWhenHungDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new PollingAdapter(ndis, adapterHandle, version);

    private sealed class PollingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : ResettingAdapter(ndis, adapterHandle, version)
    {
        private bool _isPolling;

        public override bool CheckForHang()
        {
            _isPolling = true;
            ReportLink();
            _isPolling = false;
            return base.CheckForHang();
        }

        // What the interrupt says of the link is left to the next poll.
        protected override void ReportLink()
        {
            if (_isPolling)
            {
                base.ReportLink();
            }
        }
    }
}
