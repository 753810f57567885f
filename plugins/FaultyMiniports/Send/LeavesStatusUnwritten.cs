using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-004-leaves-status-unwritten", typeof(LeavesStatusUnwritten))]
[assembly: FaultyMiniport("send-004-leaves-status-unwritten", "SEND-004")]

namespace FaultyMiniports;

/// <summary>Writes Status only where a send failed: it takes a new list to say SUCCESS.</summary>
public sealed class LeavesStatusUnwritten : FaultyMiniport
{
    private NDIS_STATUS _statusOnEntry;

    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            list.Status = list.Status == NDIS_STATUS_SUCCESS ? _statusOnEntry : list.Status;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            _statusOnEntry = lists.Status;
            send(context, lists, port, flags);
        };
    }
}
