using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("lists-and-net-buffers-apart", typeof(ListsAndNetBuffersApart))]

namespace OddMiniports.Receive;

/// <summary>
/// Has a pool of lists without NET_BUFFER and a pool of NET_BUFFERs, and ties one to the other. Legal:
/// NdisAllocateNetBufferList and NdisAllocateNetBuffer; NdisFreeNetBuffer before NdisFreeNetBufferList.
/// </summary>
public sealed class ListsAndNetBuffersApart : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private NDIS_HANDLE _netBufferPool;

        /// <inheritdoc/>
        protected override bool CreatePool()
        {
            NET_BUFFER_POOL_PARAMETERS parameters = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_DEFAULT,
                    NET_BUFFER_POOL_PARAMETERS_REVISION_1,
                    NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1),
                PoolTag = Adapter.Tag,
            };
            _netBufferPool = Ndis.NdisAllocateNetBufferPool(adapter.Handle, ref parameters);
            return _netBufferPool != null && base.CreatePool();
        }

        /// <inheritdoc/>
        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.fAllocateNetBuffer = false;
            return parameters;
        }

        /// <inheritdoc/>
        protected override void FreePool()
        {
            base.FreePool();
            if (_netBufferPool != null)
            {
                Ndis.NdisFreeNetBufferPool(_netBufferPool);
            }
        }

        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(adapter.Handle, buffer.VirtualAddress, buffer.Length);
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

            NET_BUFFER netBuffer = Ndis.NdisAllocateNetBuffer(_netBufferPool, buffer.Mdl, 0, 0);
            list.FirstNetBuffer = netBuffer;
            return netBuffer != null;
        }

        /// <inheritdoc/>
        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            if (buffer.NetBufferList != null && buffer.NetBufferList.FirstNetBuffer != null)
            {
                NET_BUFFER_LIST list = buffer.NetBufferList;
                Ndis.NdisFreeNetBuffer(list.FirstNetBuffer);
                list.FirstNetBuffer = null;
            }

            base.DestroyObjects(buffer);
        }
    }
}
