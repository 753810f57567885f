using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("copy-ring-of-small-blocks", typeof(CopyRingOfSmallBlocks))]

namespace OddMiniports.Transmit;

/// <summary>
/// Allocates the shared memory of each transmit buffer alone, and works with as many as there is memory for (own
/// path). Legal: NdisMAllocateSharedMemory; fewer buffers are a matter of speed.
/// </summary>
public sealed class CopyRingOfSmallBlocks : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private readonly List<SharedBlock> _blocks = [];

        /// <inheritdoc/>
        protected override uint AllocateCopies(uint count)
        {
            while (_blocks.Count < count && Adapter.Share(1, Adapter.MaximumFrameBytes) is { } block)
            {
                _blocks.Add(block);
            }

            if (_blocks.Count < count)
            {
                Ndis.NdisWriteErrorLogEntry(adapter.Handle, 0xC0001389, count);
            }

            return (uint)_blocks.Count;
        }

        /// <inheritdoc/>
        protected override void FreeCopies()
        {
            foreach (SharedBlock block in _blocks)
            {
                block.Free();
            }
        }

        /// <inheritdoc/>
        protected override PVOID CopyAddress(uint index) => _blocks[(int)index].VirtualAddress;

        /// <inheritdoc/>
        protected override PHYSICAL_ADDRESS CopyPhysicalAddress(uint index) => _blocks[(int)index].PhysicalAddress;
    }
}
