using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-002-counts-one-more", typeof(CountsOneMore))]
[assembly: FaultyMiniport("recv-002-counts-one-more", "RECV-002")]

namespace FaultyMiniports;

/// <summary>Says one list more than it indicates.</summary>
public sealed class CountsOneMore : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
        => Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists + 1, receiveFlags);
}
