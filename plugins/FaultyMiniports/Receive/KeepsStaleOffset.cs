using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-003-keeps-stale-offset", typeof(KeepsStaleOffset))]
[assembly: FaultyMiniport("recv-003-keeps-stale-offset", "RECV-003")]

namespace FaultyMiniports;

/// <summary>Indicates lists with a CurrentMdlOffset of former times.</summary>
public sealed class KeepsStaleOffset : FaultyMiniport
{
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
            NET_BUFFER netBuffer = list.FirstNetBuffer;
            netBuffer.CurrentMdlOffset += 2;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
