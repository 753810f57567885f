using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-028-keeps-sends-over-reset", typeof(KeepsSendsOverReset))]
[assembly: FaultyMiniport("life-028-keeps-sends-over-reset", "LIFE-028")]

namespace FaultyMiniports;

/// <summary>Resets the NIC and keeps the sends that it had, which it completes at the next check.</summary>
public sealed class KeepsSendsOverReset : ResetsWhenHungDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new KeepingAdapter(ndis, adapterHandle, version);

    private sealed class KeepingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : ResettingAdapter(ndis, adapterHandle, version)
    {
        public override bool CheckForHang()
        {
            ((KeepingPath)Transmit).CompleteKept();
            return base.CheckForHang();
        }

        protected override TransmitPath NewTransmitPath(Adapter adapter) => new KeepingPath(adapter);
    }

    private sealed class KeepingPath(Adapter adapter) : ResettingTransmitPath(adapter)
    {
        private NetBufferListQueue _kept;
        private bool _isKeeping;

        public override void Abort()
        {
            _isKeeping = true;
            base.Abort();
            _isKeeping = false;
        }

        public void CompleteKept()
        {
            NetBufferListQueue kept = _kept;
            _kept = default;
            if (kept.Count > 0)
            {
                Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, kept.Head, 0);
                Adapter.Gate.Leave(kept.Count);
            }
        }

        protected override uint Complete(ref NetBufferListQueue finished)
        {
            if (!_isKeeping)
            {
                return base.Complete(ref finished);
            }

            _kept.AppendAll(ref finished);
            return 0;
        }
    }
}
