using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-002-takes-first-list-only", typeof(TakesFirstListOnly))]
[assembly: FaultyMiniport("send-002-takes-first-list-only", "SEND-002")]

namespace FaultyMiniports;

/// <summary>Takes only the first list of a call, though it counts the others.</summary>
public sealed class TakesFirstListOnly : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            uint others = 0;
            for (NET_BUFFER_LIST list = lists.Next; list != null; list = list.Next)
            {
                others++;
            }

            if (Adapter.Gate.TryEnter(others))
            {
                lists.Next = null;
            }

            send(context, lists, port, flags);
        };
    }
}
