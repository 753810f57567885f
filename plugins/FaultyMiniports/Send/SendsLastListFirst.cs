using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-009-sends-last-list-first", typeof(SendsLastListFirst))]
[assembly: FaultyMiniport("send-009-sends-last-list-first", "SEND-009")]

namespace FaultyMiniports;

/// <summary>Puts the lists of a call on a stack and takes the last one first.</summary>
public sealed class SendsLastListFirst : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            NET_BUFFER_LIST stack = null;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                list.Next = stack;
                stack = list;
            }

            send(context, stack, port, flags);
        };
    }
}
