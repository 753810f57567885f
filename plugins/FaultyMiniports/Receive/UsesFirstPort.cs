using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-019-uses-port-1", typeof(UsesFirstPort))]
[assembly: FaultyMiniport("recv-019-uses-port-1", "RECV-019")]

namespace FaultyMiniports;

/// <summary>Indicates on port 1, which nobody allocated.</summary>
public sealed class UsesFirstPort : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
        => Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle,
            netBufferList,
            1,
            numberOfNetBufferLists,
            receiveFlags);
}
