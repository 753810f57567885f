using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-ring-reaped-out-of-order", typeof(CopyRingReapedOutOfOrder))]

namespace OddMiniports.Transmit;

/// <summary>
/// Ends each frame when the NIC reports it, in whatever order; only the place in the ring waits for older ones (own
/// path). Legal: NdisMSendNetBufferListsComplete: a miniport may complete requests in any order, and may join and
/// split the lists of its sends.
/// </summary>
public sealed class CopyRingReapedOutOfOrder : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private readonly bool[] _isOver = new bool[SlotCount];

        /// <inheritdoc/>
        protected override void Reap(ref NetBufferListQueue finished)
        {
            for (uint number = _next; number != _oldest; number--)
            {
                uint index = (number - 1) % Depth;
                bool isDone = Ring.IsDone(index, out bool isTransmitted);
                if (!_isOver[index] && (isDone || Adapter.IsGone))
                {
                    OnSent(index, isDone && isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE, ref finished);
                    _isOver[index] = true;
                }
            }

            while (_oldest != _next && _isOver[_oldest % Depth])
            {
                _isOver[_oldest % Depth] = false;
                Ring.Release(1);
                _oldest++;
            }
        }
    }
}
