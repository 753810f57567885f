using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-012-keeps-link", typeof(KeepsLink))]
[assembly: FaultyMiniport("recv-012-keeps-link", "RECV-012", AlsoFires = "RECV-002, RECV-008")]

namespace FaultyMiniports;

/// <summary>Indicates lists with the link with which they came back.</summary>
public sealed class KeepsLink : FaultyMiniport
{
    private readonly Dictionary<NET_BUFFER_LIST, NET_BUFFER_LIST> _links = [];
    private readonly HashSet<NET_BUFFER_LIST> _lent = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                _lent.Remove(list);
                _links[list] = list.Next;
            }

            returnLists(context, lists, flags);
        };
    }

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        NET_BUFFER_LIST last = netBufferList;
        bool isLent = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) == 0;
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            last = list;
            _ = isLent && _lent.Add(list);
        }

        // Where it leads to a list that NDIS has, NDIS goes no further: the driver can go on.
        if (_links.Remove(last, out NET_BUFFER_LIST next) && _lent.Contains(next))
        {
            last.Next = next;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
