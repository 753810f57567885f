using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("pause-ignores-receives", typeof(PauseIgnoresReceives))]

namespace FieldMiniports;

/// <summary>
/// Received lists that NDIS has not returned do not count: the pause ends before they are back.
/// </summary>
public sealed class PauseIgnoresReceives : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override void Return(NET_BUFFER_LIST lists)
        {
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
            }
        }

        protected override void Indicate(uint count, bool isLow)
        {
            if (!Adapter.Gate.TryEnter(1))
            {
                RecycleBatch(count);
                return;
            }

            HandUp(count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0));
            if (isLow)
            {
                RecycleBatch(count);
            }

            Adapter.Gate.Leave(1);
        }
    }
}
