using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-002-believes-in-last-list", typeof(BelievesInLastList))]
[assembly: FaultyMiniport("nbl-002-believes-in-last-list", "NBL-002")]

namespace FaultyMiniports;

/// <summary>Checks every list of its ring, but not the one that it keeps in reserve.</summary>
public sealed class BelievesInLastList : LateAllocator
{
    private NDIS_HANDLE _pool;
    private NET_BUFFER_LIST _list;

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        _pool = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
        return _pool;
    }

    /// <inheritdoc/>
    protected override bool TryTake(NDIS_HANDLE adapterHandle)
    {
        _list = Inner.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, null, 0, 0);
        _list.Next = null;
        return true;
    }

    /// <inheritdoc/>
    protected override void Free() => Inner.NdisFreeNetBufferList(_list);
}
