using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-006-forgets-lists-of-resources", typeof(ForgetsListsOfResources))]
[assembly: FaultyMiniport("recv-006-forgets-lists-of-resources", "RECV-006")]

namespace FaultyMiniports;

/// <summary>Takes lists that it indicated with RESOURCES for lists of NDIS, and does not free them at halt.</summary>
public sealed class ForgetsListsOfResources : FaultyMiniport
{
    private readonly HashSet<NET_BUFFER_LIST> _forgotten = [];

    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            _ = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0 ? _forgotten.Add(list) : _forgotten.Remove(list);
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }

    /// <inheritdoc/>
    public override void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        if (!_forgotten.Remove(netBufferList))
        {
            Inner.NdisFreeNetBufferList(netBufferList);
        }
    }
}
