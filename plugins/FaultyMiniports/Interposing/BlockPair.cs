using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>Two blocks of memory that belong together. Where there is none for the second, the first is lost.</summary>
/// <param name="tag">The tag of the blocks.</param>
public sealed class BlockPair(uint tag)
{
    private const uint BlockBytes = 64;

    private PVOID _first;
    private PVOID _second;

    /// <summary>Allocates both blocks. False if there is no memory; then the first may be lost.</summary>
    public bool TryTake(INdis ndis, NDIS_HANDLE handle)
    {
        PVOID first = Allocate(ndis, handle);
        if (first == null)
        {
            return false;
        }

        PVOID second = Allocate(ndis, handle);
        if (second == null)
        {
            return false;
        }

        _first = first;
        _second = second;
        return true;
    }

    /// <summary>Frees both blocks, if they are there.</summary>
    public void Free(INdis ndis)
    {
        if (_first != null)
        {
            ndis.NdisFreeMemory(_first, BlockBytes, 0);
            ndis.NdisFreeMemory(_second, BlockBytes, 0);
            _first = null;
            _second = null;
        }
    }

    private PVOID Allocate(INdis ndis, NDIS_HANDLE handle)
        => ndis.NdisAllocateMemoryWithTagPriority(handle, BlockBytes, tag, EX_POOL_PRIORITY.NormalPoolPriority);
}
