using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-006-frees-send", typeof(FreesSend))]
[assembly: FaultyMiniport("nbl-006-frees-send", "NBL-006")]

namespace FaultyMiniports;

/// <summary>Frees the first list of what it is about to complete.</summary>
public sealed class FreesSend : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        Inner.NdisFreeNetBufferList(netBufferList);
        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
