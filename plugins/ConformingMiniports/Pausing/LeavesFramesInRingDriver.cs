using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Leaves frames in the ring that arrive while it is paused, and indicates them in MiniportRestart.</summary>
public sealed class LeavesFramesInRingDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new LeavingAdapter(ndis, adapterHandle, version);

    private sealed class LeavingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private bool _isRunning;

        public override NDIS_STATUS Pause()
        {
            _isRunning = false;
            return base.Pause();
        }

        public override NDIS_STATUS Restart()
        {
            NDIS_STATUS status = base.Restart();
            _isRunning = true;
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Receive.Process(NDIS_INDICATE_ALL_NBLS);
            Ndis.NDIS_LOWER_IRQL(oldIrql);
            return status;
        }

        protected override ReceivePath NewReceivePath(Adapter adapter) => new LeavingPath(this);

        private sealed class LeavingPath(LeavingAdapter adapter) : ReceivePath(adapter)
        {
            public override bool Process(uint limit) => ((LeavingAdapter)Adapter)._isRunning && base.Process(limit);
        }
    }
}
