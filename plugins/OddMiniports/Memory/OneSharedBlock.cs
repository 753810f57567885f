using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;

[assembly: NdisMiniport("one-shared-block", typeof(OneSharedBlock))]

namespace OddMiniports.Memory;

/// <summary>
/// Allocates one block of shared memory and cuts rings and buffers out of it. Legal: NdisMAllocateSharedMemory; the
/// block is freed whole.
/// </summary>
public sealed class OneSharedBlock : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class Piece(
        INdis ndis,
        NDIS_HANDLE adapterHandle,
        uint length,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
        : SharedBlock(ndis, adapterHandle, length, virtualAddress, physicalAddress)
    {
        /// <inheritdoc/>
        public override void Free()
        {
        }
    }

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private const uint BlockBytes = 96 * 1024;

        private SharedBlock? _block;
        private uint _used;

        /// <inheritdoc/>
        public override SharedBlock? Share(uint count, uint pieceBytes)
        {
            _block ??= base.Share(1, BlockBytes);
            uint length = count * pieceBytes;
            if (_block is null || BlockBytes - _used < length)
            {
                return null;
            }

            uint offset = _used;
            _used = Math.Min(BlockBytes, (offset + length + 255) / 256 * 256);
            return new Piece(
                Ndis, Handle, length, _block.VirtualAddress + offset, _block.PhysicalAddress + offset);
        }

        /// <inheritdoc/>
        protected override void ReleasePaths()
        {
            base.ReleasePaths();
            _block?.Free();
        }
    }
}
