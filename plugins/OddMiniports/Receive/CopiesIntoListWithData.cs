using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("copies-into-list-with-data", typeof(CopiesIntoListWithData))]

namespace OddMiniports.Receive;

/// <summary>
/// Copies each frame into a list that comes from its pool with NET_BUFFER, MDL and data (own path). Legal:
/// NET_BUFFER_LIST_POOL_PARAMETERS: DataSize; NdisAllocateNetBufferList.
/// </summary>
public sealed class CopiesIntoListWithData : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : CopyReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.DataSize = Adapter.MaximumFrameBytes;
            return parameters;
        }

        /// <inheritdoc/>
        protected override NET_BUFFER_LIST Wrap(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
            if (list == null)
            {
                return null;
            }

            NET_BUFFER netBuffer = list.FirstNetBuffer;
            PVOID data = Ndis.MmGetSystemAddressForMdlSafe(netBuffer.MdlChain, EX_POOL_PRIORITY.NormalPoolPriority);
            if (data == null)
            {
                Ndis.NdisFreeNetBufferList(list);
                return null;
            }

            data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            FillNetBuffer(netBuffer, netBuffer.MdlChain, 0, buffer.ReceivedBytes);
            return list;
        }

        /// <inheritdoc/>
        protected override void Unwrap(NET_BUFFER_LIST list) => Ndis.NdisFreeNetBufferList(list);
    }
}
