using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-015-fails-paused-sends", typeof(FailsPausedSends))]
[assembly: FaultyMiniport("send-015-fails-paused-sends", "SEND-015")]

namespace FaultyMiniports;

/// <summary>Completes sends that come while it is paused with FAILURE.</summary>
public sealed class FailsPausedSends : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            list.Status = list.Status == NDIS_STATUS_PAUSED ? NDIS_STATUS_FAILURE : list.Status;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
