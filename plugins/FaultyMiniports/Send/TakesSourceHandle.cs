using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-012-takes-source-handle", typeof(TakesSourceHandle))]
[assembly: FaultyMiniport("send-012-takes-source-handle", "SEND-012")]

namespace FaultyMiniports;

/// <summary>Sets SourceHandle before a completion, as it does before an indication.</summary>
public sealed class TakesSourceHandle : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            list.SourceHandle = miniportAdapterHandle;
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
