using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A wrong receive path: one packet describes all frames of a batch, one after another, whether NDIS keeps it or not.
/// The buffers go back to the NIC at once.
/// </summary>
public sealed class OnePacketReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    private Adapter Owner { get; } = adapter;

    /// <summary>The packet was taken back before.</summary>
    public override void Return(NDIS_PACKET packet)
    {
    }

    /// <inheritdoc/>
    protected override void Indicate(uint count, uint lent)
    {
        NDIS_PACKET packet = _batch[0].Packet;
        for (uint i = 0; i < count; i++)
        {
            ReceiveBuffer buffer = _batch[i];
            MDL chained = buffer.Buffer;
            NdisReinitializePacket(packet);
            chained.ByteCount = buffer.ReceivedBytes;
            NdisChainBufferAtBack(packet, chained);
            NDIS_SET_PACKET_HEADER_SIZE(packet, ReceiveBuffer.HeaderBytes);
            NDIS_SET_PACKET_STATUS(packet, i < lent ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
            Owner.Ndis.NdisMIndicateReceivePacket(Owner.Handle, [packet]);
            Recycle(buffer);
        }
    }
}
