using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-022-leaves-tag-zero", typeof(LeavesTagZero))]
[assembly: FaultyMiniport("pool-022-leaves-tag-zero", "POOL-022")]

namespace FaultyMiniports;

/// <summary>Makes its pool without a tag.</summary>
public sealed class LeavesTagZero : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        parameters.PoolTag = 0;
        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
