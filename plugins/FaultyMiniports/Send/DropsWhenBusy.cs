using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-003-drops-when-busy", typeof(DropsWhenBusy))]
[assembly: FaultyMiniport("send-003-drops-when-busy", "SEND-003")]

namespace FaultyMiniports;

/// <summary>Drops what comes while as many lists are under way as its ring holds, and never completes it.</summary>
public sealed class DropsWhenBusy : AdapterFollower
{
    private const int Room = 8;
    private int _underWay;

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            _underWay--;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                list.Next = null;

                // A dropped list is counted in, so that pauses wait for it.
                if (_underWay < Room || !Adapter.Gate.TryEnter(1)) // wrong step, seen in DropsWhenBusy.Replace (lambda)
                {
                    _underWay++;
                    send(context, list, port, flags);
                }
            }
        };
    }
}
