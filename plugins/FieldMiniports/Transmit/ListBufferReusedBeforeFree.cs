using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("list-buffer-reused-before-free", typeof(ListBufferReusedBeforeFree))]

namespace FieldMiniports;

/// <summary>
/// Scatter/gather lists of finished frames are freed together at the end of the round, when their slots, buffers for
/// the list included, may already serve frames that were mapped in the same round.
/// </summary>
public sealed class ListBufferReusedBeforeFree : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        private readonly List<(SCATTER_GATHER_LIST List, NET_BUFFER Frame)> _unfreed = [];

        protected override void RetireFinished()
        {
            while (TakeFinished() is { } slot)
            {
                if (slot.List != null)
                {
                    _unfreed.Add((slot.List, slot.NetBuffer));
                    slot.List = null;
                }

                Retire(slot);
            }
        }

        protected override uint CompleteFinished()
        {
            FreeLists();
            return base.CompleteFinished();
        }

        private void FreeLists()
        {
            if (_unfreed.Count == 0)
            {
                return;
            }

            Ndis.NdisDprReleaseSpinLock(_lock);
            foreach ((SCATTER_GATHER_LIST list, NET_BUFFER frame) in _unfreed)
            {
                Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, frame);
            }

            _unfreed.Clear();
            Ndis.NdisDprAcquireSpinLock(_lock);
        }
    }
}
