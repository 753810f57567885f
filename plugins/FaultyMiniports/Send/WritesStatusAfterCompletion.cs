using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-006-writes-status-after-completion", typeof(WritesStatusAfterCompletion))]
[assembly: FaultyMiniport("send-006-writes-status-after-completion", "SEND-006")]

namespace FaultyMiniports;

/// <summary>Writes the status of a list that it has just completed.</summary>
public sealed class WritesStatusAfterCompletion : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        netBufferList.Status = NDIS_STATUS_SUCCESS;
    }
}
