using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Takes lists and NET_BUFFERs from two pools, links them, and frees each on its own.</summary>
public sealed class NetBufferPoolDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new TwoPoolsPath(adapter);

    private sealed class TwoPoolsPath(Adapter adapter) : ReceivePath(adapter)
    {
        private NDIS_HANDLE _netBufferPool;

        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.fAllocateNetBuffer = false;
            return parameters;
        }

        protected override bool CreatePool()
        {
            if (!base.CreatePool())
            {
                return false;
            }

            NET_BUFFER_POOL_PARAMETERS parameters = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_DEFAULT,
                    NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                    NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
                PoolTag = Adapter.Tag,
            };
            _netBufferPool = Ndis.NdisAllocateNetBufferPool(Adapter.Handle, ref parameters);
            return _netBufferPool != null;
        }

        protected override void FreePool()
        {
            if (_netBufferPool != null)
            {
                Ndis.NdisFreeNetBufferPool(_netBufferPool);
            }

            base.FreePool();
        }

        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, buffer.VirtualAddress, buffer.Length);
            if (buffer.Mdl == null)
            {
                return false;
            }

            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
            buffer.NetBufferList = list;
            if (list == null)
            {
                return false;
            }

            list.FirstNetBuffer = Ndis.NdisAllocateNetBuffer(_netBufferPool, buffer.Mdl, 0, 0);
            return list.FirstNetBuffer != null;
        }

        /// <summary>Freeing a list frees only what was allocated with it, so the NET_BUFFER goes first.</summary>
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST list = buffer.NetBufferList;
            if (list != null && list.FirstNetBuffer != null)
            {
                NET_BUFFER netBuffer = list.FirstNetBuffer;
                list.FirstNetBuffer = null;
                Ndis.NdisFreeNetBuffer(netBuffer);
            }

            base.DestroyObjects(buffer);
        }
    }
}
