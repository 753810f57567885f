using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Cuts all its list buffers from one block, back to back. The last of four has less than NDIS recommends, and says so:
/// NDIS then supplies the storage.
/// </summary>
public sealed class OneBlockOfBuffersDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new OneBlockPath(adapter);

    private sealed class OneBlockPath(Adapter adapter) : TransmitPath(adapter)
    {
        private const uint SmallBytes = 24;
        private const uint Alignment = 8;
        private PVOID _block;
        private uint _used;
        private uint _count;

        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            uint bytes = ++_count % 4 == 0 ? SmallBytes : Adapter.ScatterGatherListSize;
            if (_block == null)
            {
                _block = Ndis.NdisAllocateMemoryWithTagPriority(
                    Adapter.Handle,
                    SlotCount * (Adapter.ScatterGatherListSize + Alignment),
                    Adapter.Tag,
                    EX_POOL_PRIORITY.NormalPoolPriority);
            }

            slot.ListBufferSize = bytes;
            slot.ListBuffer = _block == null ? default : _block + _used;
            _used += (bytes + Alignment - 1) / Alignment * Alignment;
            return _block != null;
        }

        protected override void DestroyListBuffer(TransmitSlot slot)
        {
            if (_block != null)
            {
                Ndis.NdisFreeMemory(_block, 0, 0);
                _block = null;
            }
        }
    }
}
