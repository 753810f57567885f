using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("list-buffers-in-one-block", typeof(ListBuffersInOneBlock))]

namespace OddMiniports.Transmit;

/// <summary>
/// Cuts the rooms for all scatter/gather lists out of one allocation. Legal: NdisMAllocateNetBufferSGList: asks for a
/// buffer, not for an allocation of its own.
/// </summary>
public sealed class ListBuffersInOneBlock : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private PVOID _block;
        private uint _used;

        /// <inheritdoc/>
        public override void Release()
        {
            base.Release();
            if (_block != null)
            {
                Ndis.NdisFreeMemory(_block, 0, 0);
            }
        }

        /// <inheritdoc/>
        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            uint bytes = (adapter.ScatterGatherListSize + 15) / 16 * 16;
            if (_block == null)
            {
                _block = Ndis.NdisAllocateMemoryWithTagPriority(
                    Adapter.Handle, SlotCount * bytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            }

            if (_block == null)
            {
                return false;
            }

            slot.ListBuffer = _block + (_used++ * bytes);
            slot.ListBufferSize = bytes;
            return true;
        }

        /// <inheritdoc/>
        protected override void DestroyListBuffer(TransmitSlot slot)
        {
        }
    }
}
