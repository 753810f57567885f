using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace FaultyMiniports;

/// <summary>A wrong driver with a NET_BUFFER pool and a NET_BUFFER beside what the reference has.</summary>
public abstract class NetBufferPoolDriver : FaultyMiniport
{
    private NDIS_HANDLE _pool;
    private NET_BUFFER _netBuffer;

    /// <inheritdoc/>
    public override NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NDIS_HANDLE pool = Inner.NdisAllocateNetBufferListPool(ndisHandle, ref parameters);
        if (pool == null)
        {
            return pool;
        }

        NET_BUFFER_POOL_PARAMETERS more = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
            PoolTag = Adapter.Tag,
            DataSize = DataSize,
        };
        _pool = Inner.NdisAllocateNetBufferPool(ndisHandle, ref more);
        _netBuffer = _pool == null ? default : Allocate(_pool);
        return pool;
    }

    /// <inheritdoc/>
    public override void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        FreePoolAndNetBuffer();
        Inner.NdisFreeNetBufferListPool(poolHandle);
    }

    /// <summary>Bytes of data with each NET_BUFFER.</summary>
    protected virtual uint DataSize => 0;

    /// <summary>Allocates the NET_BUFFER.</summary>
    protected virtual NET_BUFFER Allocate(NDIS_HANDLE pool) => Inner.NdisAllocateNetBuffer(pool, null, 0, 0);

    /// <summary>Gives both back.</summary>
    protected virtual void FreePoolAndNetBuffer()
    {
        FreeNetBuffer();
        FreePool();
    }

    /// <summary>Frees the NET_BUFFER.</summary>
    protected void FreeNetBuffer()
    {
        if (_netBuffer != null)
        {
            Inner.NdisFreeNetBuffer(_netBuffer);
        }
    }

    /// <summary>Frees the pool.</summary>
    protected void FreePool()
    {
        if (_pool != null)
        {
            Inner.NdisFreeNetBufferPool(_pool);
        }
    }
}
