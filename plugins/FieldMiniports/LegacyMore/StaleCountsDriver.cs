using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-stale-counts", typeof(StaleCountsDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Adjusts the length of the chained buffer for each frame and does not say that the counts of the packet are not
/// valid any more: NdisQueryPacket gives a protocol the length of an earlier frame. Violates NdisAdjustBufferLength
/// and NDIS_PACKET_VALID_COUNTS.
/// </summary>
public sealed class StaleCountsDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Indicate(uint count, uint lent)
        {
            for (uint i = 0; i < count; i++)
            {
                NdisAdjustBufferLength(_batch[i].Buffer, _batch[i].ReceivedBytes);
                NDIS_SET_PACKET_HEADER_SIZE(_batch[i].Packet, ReceiveBuffer.HeaderBytes);
                NDIS_SET_PACKET_STATUS(_batch[i].Packet, i < lent ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
                _packets[i] = _batch[i].Packet;
            }

            adapter.Ndis.NdisMIndicateReceivePacket(adapter.Handle, _packets.AsSpan(0, (int)count));
            for (uint i = 0; i < count; i++)
            {
                if (i >= lent || IsReleased(_packets[i]))
                {
                    Recycle(_batch[i]);
                }
            }
        }
    }
}
