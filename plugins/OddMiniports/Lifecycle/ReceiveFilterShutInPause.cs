using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("receive-filter-shut-in-pause", typeof(ReceiveFilterShutInPause))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Closes the filter of the NIC in MiniportPause and opens it in MiniportRestart. Legal: MiniportPause: a paused
/// miniport indicates nothing.
/// </summary>
public sealed class ReceiveFilterShutInPause : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids((FilterAdapter)adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new FilterAdapter(this, ndis, adapterHandle, version);

    private sealed class FilterAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        private bool _isRunning;
        private uint _filter;

        /// <summary>Takes the filter that NDIS asks for.</summary>
        public void SetFilter(uint filter)
        {
            _filter = filter;
            Nic.SetReceiveFilter(_isRunning ? filter : 0);
        }

        /// <inheritdoc/>
        public override NDIS_STATUS Pause()
        {
            _isRunning = false;
            SetFilter(_filter);
            return base.Pause();
        }

        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            _isRunning = true;
            SetFilter(_filter);
            return base.Restart();
        }
    }

    private sealed class Oids(FilterAdapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                adapter.SetFilter(set.InformationBuffer.Read<uint>());
            }

            return status;
        }
    }
}
