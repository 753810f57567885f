using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("mdl-003-believes-in-last-mdl", typeof(BelievesInLastMdl))]
[assembly: FaultyMiniport("mdl-003-believes-in-last-mdl", "MDL-003")]

namespace FaultyMiniports;

/// <summary>Checks every MDL of its rings, but not the one that describes its statistics.</summary>
public sealed class BelievesInLastMdl : LateAllocator
{
    private const uint BlockBytes = 64;

    private PVOID _block;
    private MDL _mdl;

    /// <inheritdoc/>
    protected override bool TryTake(NDIS_HANDLE adapterHandle)
    {
        _block = Inner.NdisAllocateMemoryWithTagPriority(
            adapterHandle, BlockBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (_block == null)
        {
            return false;
        }

        _mdl = Inner.NdisAllocateMdl(adapterHandle, _block, BlockBytes);
        _mdl.Next = null;
        return true;
    }

    /// <inheritdoc/>
    protected override void Free()
    {
        Inner.NdisFreeMdl(_mdl);
        Inner.NdisFreeMemory(_block, BlockBytes, 0);
    }
}
