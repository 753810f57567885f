using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-011-unlinks-mdls", typeof(UnlinksMdls))]
[assembly: FaultyMiniport("send-011-unlinks-mdls", "SEND-011")]

namespace FaultyMiniports;

/// <summary>Unlinks the MDLs of the first frame of a list before it completes the list.</summary>
public sealed class UnlinksMdls : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            MDL head = list.FirstNetBuffer.MdlChain;
            head.Next = null;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
