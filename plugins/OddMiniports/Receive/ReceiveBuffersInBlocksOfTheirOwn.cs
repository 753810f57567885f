using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("receive-buffers-in-blocks-of-their-own", typeof(ReceiveBuffersInBlocksOfTheirOwn))]

namespace OddMiniports.Receive;

/// <summary>
/// Allocates the shared memory of each receive buffer alone, and works with as many as there is memory for, four at
/// least. Legal: NdisMAllocateSharedMemory; fewer buffers are a matter of speed.
/// </summary>
public sealed class ReceiveBuffersInBlocksOfTheirOwn : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly List<SharedBlock> _blocks = [];

        /// <inheritdoc/>
        public override NDIS_STATUS Initialize()
        {
            uint limit = Math.Min(RingCount, Adapter.Nic.ReceiveRingLimit);
            if (adapter.Share(limit, ReceiveRing.DescriptorBytes) is not { } ringBlock)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _ring = NewReceiveRing(ringBlock, ringBlock.Length / ReceiveRing.DescriptorBytes);
            if (!CreatePool())
            {
                return NDIS_STATUS_RESOURCES;
            }

            while (_bufferCount < BufferCount && AddBuffer())
            {
            }

            if (_bufferCount < BufferCount)
            {
                Ndis.NdisWriteErrorLogEntry(adapter.Handle, 0xC0001389, _bufferCount);
            }

            return _bufferCount >= 4 ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
        }

        /// <inheritdoc/>
        public override void Release()
        {
            base.Release();
            foreach (SharedBlock block in _blocks)
            {
                block.Free();
            }
        }

        private bool AddBuffer()
        {
            if (adapter.Share(1, Adapter.MaximumFrameBytes) is not { } block)
            {
                return false;
            }

            _blocks.Add(block);
            ReceiveBuffer buffer = NewReceiveBuffer(
                block.VirtualAddress, block.PhysicalAddress, Adapter.MaximumFrameBytes);
            if (!CreateObjects(buffer))
            {
                DestroyObjects(buffer);
                return false;
            }

            buffer.Context = Ndis.Pin(buffer);
            _buffers[_bufferCount++] = buffer;
            return true;
        }
    }
}
