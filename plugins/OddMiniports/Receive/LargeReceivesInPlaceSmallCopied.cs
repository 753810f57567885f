using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("large-receives-in-place-small-copied", typeof(LargeReceivesInPlaceSmallCopied))]

namespace OddMiniports.Receive;

/// <summary>
/// Copies frames of up to 200 bytes into a list of its pool and hands longer ones over as they are. Legal:
/// NET_BUFFER_LIST pools: lists of two pools may go in one chain.
/// </summary>
public sealed class LargeReceivesInPlaceSmallCopied : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint CopyLimit = 200;
        private NDIS_HANDLE _copyPool;

        /// <inheritdoc/>
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                GiveBack(list);
                count++;
            }

            Adapter.Gate.Leave(count);
        }

        /// <inheritdoc/>
        protected override bool CreatePool()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = PoolParameters();
            parameters.DataSize = CopyLimit;
            _copyPool = Ndis.NdisAllocateNetBufferListPool(adapter.Handle, ref parameters);
            return _copyPool != null && base.CreatePool();
        }

        /// <inheritdoc/>
        protected override void FreePool()
        {
            base.FreePool();
            if (_copyPool != null)
            {
                Ndis.NdisFreeNetBufferListPool(_copyPool);
            }
        }

        /// <inheritdoc/>
        protected override void IndicateBatch(uint count, bool isLow)
        {
            NetBufferListQueue lists = default;
            for (uint i = 0; i < count; i++)
            {
                lists.Append(Dress(_batch[i]));
            }

            uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0);
            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, count, flags);
            uint leaving = 1;
            while (isLow && lists.Count > 0)
            {
                GiveBack(lists.RemoveHead());
                leaving++;
            }

            Adapter.Gate.Leave(leaving);
        }

        private NET_BUFFER_LIST Dress(ReceiveBuffer buffer)
        {
            NET_BUFFER_LIST copy = buffer.ReceivedBytes <= CopyLimit
                ? Ndis.NdisAllocateNetBufferList(_copyPool, 0, 0)
                : null;
            if (copy == null)
            {
                Describe(buffer);
                return buffer.NetBufferList;
            }

            NET_BUFFER netBuffer = copy.FirstNetBuffer;
            PVOID data = Ndis.MmGetSystemAddressForMdlSafe(netBuffer.MdlChain, EX_POOL_PRIORITY.NormalPoolPriority);
            data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
            FillNetBuffer(netBuffer, netBuffer.MdlChain, 0, buffer.ReceivedBytes);
            copy.SourceHandle = Adapter.Handle;
            copy.NblFlags = 0;
            copy.Status = NDIS_STATUS_SUCCESS;
            copy.MiniportReserved.Set(0, null);
            for (int i = 0; i < copy.NetBufferListInfo.Length; i++)
            {
                copy.NetBufferListInfo.Set(i, null);
            }

            Recycle(buffer);
            return copy;
        }

        private void GiveBack(NET_BUFFER_LIST list)
        {
            if (list.MiniportReserved[0] == null)
            {
                Ndis.NdisFreeNetBufferList(list);
            }
            else
            {
                Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
            }
        }
    }
}
