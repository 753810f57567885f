using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("nbl-008-forgets-net-buffers", typeof(ForgetsNetBuffers))]
[assembly: FaultyMiniport("nbl-008-forgets-net-buffers", "NBL-008")]

namespace FaultyMiniports;

/// <summary>Puts NET_BUFFERs of another pool into its lists, and believes that a freed list takes them along.</summary>
public sealed class ForgetsNetBuffers : FaultyMiniport
{
    private NDIS_HANDLE _netBufferPool;

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NET_BUFFER_POOL_PARAMETERS more = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
            PoolTag = Adapter.Tag,
        };
        _netBufferPool = Inner.NdisAllocateNetBufferPool(ndisHandle, ref more);
        if (_netBufferPool == null)
        {
            return default;
        }

        NDIS_HANDLE pool = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
        if (pool == null)
        {
            Inner.NdisFreeNetBufferPool(_netBufferPool);
        }

        return pool;
    }

    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        Inner.NdisFreeNetBufferListPool(poolHandle);
        Inner.NdisFreeNetBufferPool(_netBufferPool);
    }

    /// <inheritdoc/>
    public override NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
    {
        NET_BUFFER_LIST list = Inner.NdisAllocateNetBufferAndNetBufferList(
            poolHandle, contextSize, contextBackFill, null, 0, 0);
        if (list == null)
        {
            return list;
        }

        list.FirstNetBuffer = Inner.NdisAllocateNetBuffer(_netBufferPool, mdlChain, dataOffset, dataLength);
        if (list.FirstNetBuffer == null)
        {
            Inner.NdisFreeNetBufferList(list);
            return default;
        }

        return list;
    }
}
