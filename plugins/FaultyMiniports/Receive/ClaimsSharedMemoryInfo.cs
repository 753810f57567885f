using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("recv-019-claims-shared-memory-info", typeof(ClaimsSharedMemoryInfo))]
[assembly: FaultyMiniport("recv-019-claims-shared-memory-info", "RECV-019")]

namespace FaultyMiniports;

/// <summary>Says that SharedMemoryInfo is valid, as drivers with virtual machine queues do.</summary>
public sealed class ClaimsSharedMemoryInfo : FaultyMiniport
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
            receiveFlags | NDIS_RECEIVE_FLAGS_SHARED_MEMORY_INFO_VALID);
}
