using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("burst-in-one-list", typeof(BurstInOneList))]

namespace FieldMiniports;

/// <summary>
/// Frames that are found together go up in one list with a NET_BUFFER for each, as they do on the way out.
/// </summary>
public sealed class BurstInOneList : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                TakeBack(list);
                count++;
            }

            Adapter.Gate.Leave(count);
        }

        protected override void Indicate(uint count, bool isLow)
        {
            if (!Adapter.Gate.TryEnter(2))
            {
                RecycleBatch(count);
                return;
            }

            NET_BUFFER_LIST list = Chain(count);
            uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0);
            Ndis.NdisMIndicateReceiveNetBufferLists(Adapter.Handle, list, NDIS_DEFAULT_PORT_NUMBER, 1, flags);
            if (isLow)
            {
                TakeBack(list);
            }

            Adapter.Gate.Leave(isLow ? 2u : 1u);
        }

        private NET_BUFFER_LIST Chain(uint count)
        {
            for (uint i = 0; i < count; i++)
            {
                Describe(_batch[i]);
                NET_BUFFER frame = _batch[i].NetBufferList.FirstNetBuffer;
                frame.MiniportReserved.Set(0, _batch[i].Context);
                if (i > 0)
                {
                    NET_BUFFER last = _batch[i - 1].NetBufferList.FirstNetBuffer;
                    last.Next = frame;
                }
            }

            return _batch[0].NetBufferList;
        }

        private void TakeBack(NET_BUFFER_LIST list)
        {
            NET_BUFFER frame = list.FirstNetBuffer;
            while (frame != null)
            {
                NET_BUFFER next = frame.Next;
                frame.Next = null;
                Recycle(Ndis.Get<ReceiveBuffer>(frame.MiniportReserved[0]));
                frame = next;
            }
        }
    }
}
