using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport(
    "legacy-stale-packet-length", typeof(StalePacketLengthDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Changes the length of a buffer that stays chained to its packet, without NdisRecalculatePacketCounts or chaining it
/// again: NDIS keeps the counts of the last frame in the packet. NDIS 5: whoever changes the length of a chained buffer
/// makes the counts of the packet be calculated anew.
/// </summary>
public sealed class StalePacketLengthDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void DescribeFrame(ReceiveBuffer buffer, NDIS_STATUS status)
        {
            MDL chained = buffer.Buffer;
            chained.ByteCount = buffer.ReceivedBytes;
            NDIS_SET_PACKET_HEADER_SIZE(buffer.Packet, ReceiveBuffer.HeaderBytes);
            NDIS_SET_PACKET_STATUS(buffer.Packet, status);
        }
    }
}
