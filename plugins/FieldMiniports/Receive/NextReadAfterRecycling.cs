using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("next-read-after-recycling", typeof(NextReadAfterRecycling))]

namespace FieldMiniports;

/// <summary>
/// Next of a returned list is read after its buffer went back to the ring, where a new frame may have claimed it.
/// </summary>
public sealed class NextReadAfterRecycling : FieldDriver
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
                Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
                count++;
            }

            Adapter.Gate.Leave(count);
        }
    }
}
