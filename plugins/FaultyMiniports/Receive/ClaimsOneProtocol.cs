using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-019-claims-one-protocol", typeof(ClaimsOneProtocol))]
[assembly: FaultyMiniport("recv-019-claims-one-protocol", "RECV-019")]

namespace FaultyMiniports;

/// <summary>Says of each chain that all its frames have one EtherType, without looking.</summary>
public sealed class ClaimsOneProtocol : FaultyMiniport
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
            receiveFlags | NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE);
}
