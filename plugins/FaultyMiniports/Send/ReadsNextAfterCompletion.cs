using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-006-reads-next-after-completion", typeof(ReadsNextAfterCompletion))]
[assembly: FaultyMiniport("send-006-reads-next-after-completion", "SEND-006")]

namespace FaultyMiniports;

/// <summary>Follows the chain that it has just completed.</summary>
public sealed class ReadsNextAfterCompletion : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        _ = netBufferList.Next;
    }
}
