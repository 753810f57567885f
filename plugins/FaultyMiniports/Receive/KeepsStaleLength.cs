using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-003-keeps-stale-length", typeof(KeepsStaleLength))]
[assembly: FaultyMiniport("recv-003-keeps-stale-length", "RECV-003")]

namespace FaultyMiniports;

/// <summary>Indicates lists with a DataLength beyond their MDL.</summary>
public sealed class KeepsStaleLength : FaultyMiniport
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
            netBuffer.DataLength = netBuffer.CurrentMdl.ByteCount + 1;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
