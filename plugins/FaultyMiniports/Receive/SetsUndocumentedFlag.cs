using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-019-sets-undocumented-flag", typeof(SetsUndocumentedFlag))]
[assembly: FaultyMiniport("recv-019-sets-undocumented-flag", "RECV-019")]

namespace FaultyMiniports;

/// <summary>Sets a flag that no page documents.</summary>
public sealed class SetsUndocumentedFlag : FaultyMiniport
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
            portNumber,
            numberOfNetBufferLists,
            receiveFlags | 0x0001_0000);
}
