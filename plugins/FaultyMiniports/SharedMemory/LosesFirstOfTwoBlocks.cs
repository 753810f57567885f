using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-016-loses-first-of-two-blocks", typeof(LosesFirstOfTwoBlocks))]
[assembly: FaultyMiniport("shmem-016-loses-first-of-two-blocks", "SHMEM-016")]

namespace FaultyMiniports;

/// <summary>
/// Has two blocks of shared memory for statistics. If MiniportInitializeEx fails for want of the second, the first is
/// lost.
/// </summary>
public sealed class LosesFirstOfTwoBlocks : LateAllocator
{
    private const uint BlockBytes = 256;

    private SharedBlock? _first;
    private SharedBlock? _second;

    /// <inheritdoc/>
    protected override bool TryTake(NDIS_HANDLE adapterHandle)
    {
        _first = SharedBlock.Allocate(Inner, adapterHandle, BlockBytes);
        _second = _first is null ? null : SharedBlock.Allocate(Inner, adapterHandle, BlockBytes);
        return _second is not null;
    }

    /// <inheritdoc/>
    protected override void Free()
    {
        _second!.Free();
        _first!.Free();
    }
}
