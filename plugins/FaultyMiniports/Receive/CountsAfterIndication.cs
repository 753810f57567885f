using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-004-counts-after-indication", typeof(CountsAfterIndication))]
[assembly: FaultyMiniport("recv-004-counts-after-indication", "RECV-004")]

namespace FaultyMiniports;

/// <summary>Adds up the bytes of the lists that it has just indicated.</summary>
public sealed class CountsAfterIndication : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        if ((receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) == 0)
        {
            _ = netBufferList.FirstNetBuffer;
        }
    }
}
