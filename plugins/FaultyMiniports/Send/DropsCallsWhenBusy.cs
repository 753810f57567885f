using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-003-drops-calls-when-busy", typeof(DropsCallsWhenBusy))]
[assembly: FaultyMiniport("send-003-drops-calls-when-busy", "SEND-003", AlsoFires = "SEND-001")]

namespace FaultyMiniports;

/// <summary>Takes a call when nothing of an earlier one is under way, and forgets about it otherwise.</summary>
public sealed class DropsCallsWhenBusy : AdapterFollower
{
    private int _underWay;

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        _underWay -= CountLists(netBufferList);
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            // Dropped lists are counted in, so that pauses wait for them.
            int count = CountLists(lists);
            if (_underWay == 0 || !Adapter.Gate.TryEnter((uint)count))
            {
                _underWay += count;
                send(context, lists, port, flags);
            }
        };
    }

    private static int CountLists(NET_BUFFER_LIST lists)
    {
        int count = 0;
        for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
        {
            count++;
        }

        return count;
    }
}
