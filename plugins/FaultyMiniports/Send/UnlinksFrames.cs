using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-011-unlinks-frames", typeof(UnlinksFrames))]
[assembly: FaultyMiniport("send-011-unlinks-frames", "SEND-011")]

namespace FaultyMiniports;

/// <summary>Unlinks the frames of a list and completes the list with one.</summary>
public sealed class UnlinksFrames : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            NET_BUFFER first = list.FirstNetBuffer;
            first.Next = null;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
