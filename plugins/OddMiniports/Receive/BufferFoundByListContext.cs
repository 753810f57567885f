using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("buffer-found-by-list-context", typeof(BufferFoundByListContext))]

namespace OddMiniports.Receive;

/// <summary>
/// Asks for a context of 24 bytes with each list and keeps its buffer there instead of in MiniportReserved. Legal:
/// NdisAllocateNetBufferAndNetBufferList: the context belongs to the allocator; pool contexts are multiples of a
/// pointer.
/// </summary>
public sealed class BufferFoundByListContext : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private const ushort ContextBytes = 24;
        private const uint HeaderBytes = 16;

        /// <inheritdoc/>
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Recycle(Ndis.Get<ReceiveBuffer>(ContextData(list).ReadPointer()));
                count++;
            }

            Adapter.Gate.Leave(count);
        }

        /// <inheritdoc/>
        protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
            parameters.ContextSize = ContextBytes;
            return parameters;
        }

        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            buffer.Mdl = Ndis.NdisAllocateMdl(adapter.Handle, buffer.VirtualAddress, buffer.Length);
            if (buffer.Mdl == null)
            {
                return false;
            }

            NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferAndNetBufferList(
                _pool, ContextBytes, 0, buffer.Mdl, 0, 0);
            buffer.NetBufferList = list;
            if (list == null)
            {
                return false;
            }

            ContextData(list).WritePointer(buffer.Context);
            return true;
        }

        /// <inheritdoc/>
        protected override void FillList(ReceiveBuffer buffer)
        {
            base.FillList(buffer);
            buffer.NetBufferList.MiniportReserved.Set(0, null);
        }

        /// <summary>What NET_BUFFER_LIST_CONTEXT_DATA_START gives in C.</summary>
        private static PVOID ContextData(NET_BUFFER_LIST list)
            => (PVOID)list.Context + HeaderBytes + list.Context.Offset;
    }
}
