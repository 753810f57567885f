using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-002-drops-behind-refused-list", typeof(DropsBehindRefusedList))]
[assembly: FaultyMiniport("send-002-drops-behind-refused-list", "SEND-002")]

namespace FaultyMiniports;

/// <summary>Refuses a list that is too long, and forgets the lists behind it.</summary>
public sealed class DropsBehindRefusedList : AdapterFollower
{
    private const uint MaximumFrameBytes = 1514;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            NET_BUFFER_LIST forgotten = CutBehindRefused(lists);
            send(context, lists, port, flags);

            // A forgotten list is counted in, so that pauses wait for it.
            for (; forgotten != null; forgotten = forgotten.Next)
            {
                Adapter.Gate.TryEnter(1);
            }
        };
    }

    private static NET_BUFFER_LIST CutBehindRefused(NET_BUFFER_LIST lists)
    {
        for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
        {
            for (NET_BUFFER frame = list.FirstNetBuffer; frame != null; frame = frame.Next)
            {
                if (frame.DataLength > MaximumFrameBytes)
                {
                    NET_BUFFER_LIST behind = list.Next;
                    list.Next = null;
                    return behind;
                }
            }
        }

        return null;
    }
}
