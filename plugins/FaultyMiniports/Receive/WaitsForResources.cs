using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-006-waits-for-resources", typeof(WaitsForResources))]
[assembly: FaultyMiniport("recv-006-waits-for-resources", "RECV-006", AlsoFires = "LIFE-015")]

namespace FaultyMiniports;

/// <summary>Indicates with RESOURCES, and waits for lists to be returned that it has already.</summary>
public sealed class WaitsForResources : FaultyMiniport
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
            receiveFlags | NDIS_RECEIVE_FLAGS_RESOURCES);
}
