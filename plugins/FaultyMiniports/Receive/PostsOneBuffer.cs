using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-005-posts-one-buffer", typeof(PostsOneBuffer))]
[assembly: FaultyMiniport("recv-005-posts-one-buffer", "RECV-005", AlsoFires = "RECV-012, RECV-020, RECV-027")]

namespace FaultyMiniports;

/// <summary>Puts the buffer of a list that it has just indicated under every descriptor that the NIC has.</summary>
public sealed class PostsOneBuffer : AdapterFollower
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        PHYSICAL_ADDRESS address = Inner.Get<ReceiveBuffer>(netBufferList.MiniportReserved[0]).PhysicalAddress;
        ReceiveRing ring = Adapter.Receive.Ring;
        for (uint i = 0; i < ring.Count; i++)
        {
            (ring.Block.VirtualAddress + (i * ReceiveRing.DescriptorBytes)).Write(address.QuadPart);
        }

        Inner.NdisMIndicateReceiveNetBufferLists(
            miniportAdapterHandle, netBufferList, portNumber, numberOfNetBufferLists, receiveFlags);
    }
}
