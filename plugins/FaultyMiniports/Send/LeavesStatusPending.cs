using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-004-leaves-status-pending", typeof(LeavesStatusPending))]
[assembly: FaultyMiniport("send-004-leaves-status-pending", "SEND-004", AlsoFires = "SEND-015")]

namespace FaultyMiniports;

/// <summary>Completes sends with PENDING as their status.</summary>
public sealed class LeavesStatusPending : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            list.Status = NDIS_STATUS_PENDING;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
