using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("pool-002-counts-header-of-nb-pool", typeof(CountsHeaderOfNbPool))]
[assembly: FaultyMiniport("pool-002-counts-header-of-nb-pool", "POOL-002")]

namespace FaultyMiniports;

/// <summary>Makes a NET_BUFFER pool with the size of the header alone.</summary>
public sealed class CountsHeaderOfNbPool : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NET_BUFFER_POOL_PARAMETERS more = new()
        {
            Header = new NDIS_OBJECT_HEADER(NDIS_OBJECT_TYPE_DEFAULT, NET_BUFFER_POOL_PARAMETERS_REVISION_1, 4),
            PoolTag = Adapter.Tag,
        };
        NDIS_HANDLE second = Inner.NdisAllocateNetBufferPool(ndisHandle, ref more);
        if (second != null)
        {
            Inner.NdisFreeNetBufferPool(second);
        }

        return Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
    }
}
