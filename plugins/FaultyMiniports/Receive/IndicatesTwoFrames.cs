using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-016-indicates-two-frames", typeof(IndicatesTwoFrames))]
[assembly: FaultyMiniport("recv-016-indicates-two-frames", "RECV-016")]

namespace FaultyMiniports;

/// <summary>Hangs a second frame of its own on the first list of each indication.</summary>
public sealed class IndicatesTwoFrames : OwnFrameDriver
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        if (Frame is not null)
        {
            NET_BUFFER first = netBufferList.FirstNetBuffer;
            first.Next = Frame.NetBuffer;
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
