using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-012-clears-protocol-reserved", typeof(ClearsProtocolReserved))]
[assembly: FaultyMiniport("send-012-clears-protocol-reserved", "SEND-012")]

namespace FaultyMiniports;

/// <summary>Clears what it takes for its own before a completion, and one pointer of the protocol's with it.</summary>
public sealed class ClearsProtocolReserved : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
        {
            list.MiniportReserved.Set(0, default);
            list.ProtocolReserved.Set(3, default);
        }

        Inner.NdisMSendNetBufferListsComplete(miniportAdapterHandle, netBufferList, sendCompleteFlags);
    }
}
