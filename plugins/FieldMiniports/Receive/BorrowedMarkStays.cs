using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("borrowed-mark-stays", typeof(BorrowedMarkStays))]

namespace FieldMiniports;

/// <summary>
/// A list that is indicated with NDIS_RECEIVE_FLAGS_RESOURCES is marked, so that nobody takes it back twice. The mark
/// is still there when the list is indicated without the flag later: its return is ignored, and the buffer is lost.
/// </summary>
public sealed class BorrowedMarkStays : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        private const int Mark = 1;

        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                if (list.MiniportReserved[Mark] == null)
                {
                    Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
                    count++;
                }
            }

            Adapter.Gate.Leave(count);
        }

        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            bool isMade = base.CreateObjects(buffer);
            if (isMade)
            {
                buffer.NetBufferList.MiniportReserved.Set(Mark, null);
            }

            return isMade;
        }

        protected override void IndicateBatch(uint count, bool isLow)
        {
            for (uint i = 0; isLow && i < count; i++)
            {
                _batch[i].NetBufferList.MiniportReserved.Set(Mark, _batch[i].Context);
            }

            base.IndicateBatch(count, isLow);
        }
    }
}
