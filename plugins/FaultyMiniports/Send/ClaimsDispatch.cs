using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("send-018-claims-dispatch", typeof(ClaimsDispatch))]
[assembly: FaultyMiniport("send-018-claims-dispatch", "SEND-018")]

namespace FaultyMiniports;

/// <summary>Says DISPATCH_LEVEL with every completion.</summary>
public sealed class ClaimsDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
        => Inner.NdisMSendNetBufferListsComplete(
            miniportAdapterHandle,
            netBufferList,
            sendCompleteFlags | NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
}
