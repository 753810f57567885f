using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("return-counted-before-recycling", typeof(ReturnCountedBeforeRecycling))]

namespace FieldMiniports;

/// <summary>
/// Returned lists leave the count of outstanding ones before their buffers are taken back: the pause that
/// waited may end, and a halt on another processor may free what the return still works on.
/// </summary>
public sealed class ReturnCountedBeforeRecycling : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                count++;
            }

            Adapter.Gate.Leave(count);
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
            }
        }
    }
}
