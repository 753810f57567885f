using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Looks after its link in MiniportCheckForHangEx, every two seconds, and keeps what it indicates in memory of its own.
/// </summary>
public sealed class PollsLinkDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new PollingAdapter(ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.CheckForHangHandlerEx = context =>
        {
            ((PollingAdapter)AdapterOf(context)).Poll();
            return false;
        };
        characteristics.ResetHandlerEx = (NDIS_HANDLE _, out bool addressingReset) =>
        {
            addressingReset = false;
            return NDIS_STATUS.NDIS_STATUS_SUCCESS;
        };
        return characteristics;
    }

    private sealed class PollingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private bool _isPolling;

        public void Poll()
        {
            _isPolling = true;
            ReportLink();
            _isPolling = false;
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
