using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("copies-into-net-buffer-with-data", typeof(CopiesIntoNetBufferWithData))]

namespace OddMiniports.Receive;

/// <summary>
/// Takes a list without NET_BUFFER, and a NET_BUFFER with MDL and data, for each frame (own path). Legal:
/// NdisAllocateNetBufferMdlAndData.
/// </summary>
public sealed class CopiesIntoNetBufferWithData : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyReceivePath(adapter)
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
                DataSize = Adapter.MaximumFrameBytes,
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
        protected override NET_BUFFER_LIST Wrap(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
            if (list == null)
            {
                return null;
            }

            NET_BUFFER netBuffer = Ndis.NdisAllocateNetBufferMdlAndData(_netBufferPool);
            PVOID data = netBuffer == null
                ? null
                : Ndis.MmGetSystemAddressForMdlSafe(netBuffer.MdlChain, EX_POOL_PRIORITY.HighPoolPriority);
            list.FirstNetBuffer = netBuffer;
            if (data == null)
            {
                Unwrap(list);
                return null;
            }

            data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            FillNetBuffer(netBuffer, netBuffer.MdlChain, 0, buffer.ReceivedBytes);
            return list;
        }

        /// <inheritdoc/>
        protected override void Unwrap(NET_BUFFER_LIST list)
        {
            if (list.FirstNetBuffer != null)
            {
                Ndis.NdisFreeNetBuffer(list.FirstNetBuffer);
                list.FirstNetBuffer = null;
            }

            Ndis.NdisFreeNetBufferList(list);
        }
    }
}
