using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-002-takes-first-frame-only", typeof(TakesFirstFrameOnly))]
[assembly: FaultyMiniport("send-002-takes-first-frame-only", "SEND-002")]

namespace FaultyMiniports;

/// <summary>Sends only the first frame of a list.</summary>
public sealed class TakesFirstFrameOnly : FaultyMiniport
{
    private readonly Dictionary<ulong, NET_BUFFER> _rest = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                NET_BUFFER first = list.FirstNetBuffer;
                _rest[((PVOID)first).Value] = first.Next;
                first.Next = null;
            }

            send(context, lists, port, flags);
        };
    }

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            NET_BUFFER first = list.FirstNetBuffer;
            if (_rest.Remove(((PVOID)first).Value, out NET_BUFFER rest))
            {
                first.Next = rest;
            }
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
