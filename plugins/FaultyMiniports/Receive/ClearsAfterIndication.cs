using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-004-clears-after-indication", typeof(ClearsAfterIndication))]
[assembly: FaultyMiniport("recv-004-clears-after-indication", "RECV-004")]

namespace FaultyMiniports;

/// <summary>Clears the buffer of a frame right after it indicated the frame.</summary>
public sealed class ClearsAfterIndication : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        ReceiveBuffer buffer = Inner.Get<ReceiveBuffer>(netBufferList.MiniportReserved[0]);
        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
        if ((receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) == 0)
        {
            buffer.VirtualAddress.Fill(0, buffer.ReceivedBytes);
        }
    }
}
