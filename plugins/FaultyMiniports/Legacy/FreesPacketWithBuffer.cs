using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-018-frees-packet-with-buffer", typeof(FreesPacketWithBuffer), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-018-frees-packet-with-buffer", "NDIS5-018")]

namespace FaultyMiniports;

/// <summary>Frees its packets while their buffers are chained to them.</summary>
public sealed class FreesPacketWithBuffer() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private Adapter Owner { get; } = adapter;

        protected override void DestroyObjects(ReceiveBuffer buffer)
        {
            if (buffer.Packet != null)
            {
                Owner.Ndis.NdisFreePacket(buffer.Packet);
            }

            if (buffer.Buffer != null)
            {
                Owner.Ndis.NdisFreeBuffer(buffer.Buffer);
            }
        }
    }
}
