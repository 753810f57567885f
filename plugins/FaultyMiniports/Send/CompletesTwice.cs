using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-001-completes-twice", typeof(CompletesTwice))]
[assembly: FaultyMiniport("send-001-completes-twice", "SEND-001")]

namespace FaultyMiniports;

/// <summary>Completes everything twice.</summary>
public sealed class CompletesTwice : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
