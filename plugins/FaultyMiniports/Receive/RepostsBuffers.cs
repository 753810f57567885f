using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-005-reposts-buffers", typeof(RepostsBuffers))]
[assembly: FaultyMiniport("recv-005-reposts-buffers", "RECV-005", AlsoFires = "SHMEM-032")]

namespace FaultyMiniports;

/// <summary>Gives a buffer to the NIC again when its list is indicated instead of when the list is back.</summary>
public sealed class RepostsBuffers : ReceivePathMiniport
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new RepostingPath(adapter);

    private sealed class RepostingPath(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly HashSet<ReceiveBuffer> _lent = [];

        // What arrives for a list that NDIS has cannot be indicated; the buffer stays with the NIC all the same.
        protected override void IndicateBatch(uint count, bool isLow)
        {
            uint kept = 0;
            for (uint i = 0; i < count; i++)
            {
                ReceiveBuffer buffer = _batch[i];
                if (_lent.Add(buffer))
                {
                    Describe(buffer);
                    _batch[kept++] = buffer;
                }

                base.Recycle(buffer);
            }

            if (kept > 0)
            {
                Adapter.Gate.Leave(count - kept);
                base.IndicateBatch(kept, isLow: false);
            }
            else
            {
                Adapter.Gate.Leave(count + 1);
            }
        }

        protected override void RecycleBatch(uint count)
        {
            for (uint i = 0; i < count; i++)
            {
                base.Recycle(_batch[i]);
            }
        }

        protected override void Recycle(ReceiveBuffer buffer)
        {
            if (!_lent.Remove(buffer))
            {
                base.Recycle(buffer);
            }
        }
    }
}
