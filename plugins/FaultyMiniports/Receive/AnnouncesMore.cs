using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-019-announces-more", typeof(AnnouncesMore))]
[assembly: FaultyMiniport("recv-019-announces-more", "RECV-019")]

namespace FaultyMiniports;

/// <summary>Sets the reserved flag that announces more lists.</summary>
public sealed class AnnouncesMore : FaultyMiniport
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
            receiveFlags | NDIS_RECEIVE_FLAGS_MORE_NBLS);
}
