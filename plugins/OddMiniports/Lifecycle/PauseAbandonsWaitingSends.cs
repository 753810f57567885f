using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("pause-abandons-waiting-sends", typeof(PauseAbandonsWaitingSends))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Completes sends that have not been started with PAUSED in MiniportPause, instead of sending them. Legal:
/// MiniportPause: the driver completes its outstanding sends; NDIS_STATUS_PAUSED.
/// </summary>
public sealed class PauseAbandonsWaitingSends : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <summary>Completes the lists of which no frame was started. PASSIVE_LEVEL.</summary>
        public void Abandon()
        {
            NetBufferListQueue kept = default;
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Ndis.NdisDprAcquireSpinLock(_lock);
            if (_waiting.Count > 0 && _nextNetBuffer != _waiting.Head.FirstNetBuffer)
            {
                kept.Append(_waiting.RemoveHead());
            }

            while (_waiting.Count > 0)
            {
                NET_BUFFER_LIST list = _waiting.RemoveHead();
                list.Status = NDIS_STATUS.NDIS_STATUS_PAUSED;
                _finished.Append(list);
            }

            _waiting = kept;
            _nextNetBuffer = kept.Count > 0 ? _nextNetBuffer : null;
            ReleaseLockAndService();
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }
    }

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Pause()
        {
            NDIS_STATUS status = base.Pause();
            ((Path)Transmit).Abandon();
            return status;
        }

        /// <inheritdoc/>
        protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(this);
    }
}
