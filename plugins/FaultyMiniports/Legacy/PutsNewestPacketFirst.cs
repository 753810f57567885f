using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-037-puts-newest-packet-first", typeof(PutsNewestPacketFirst), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-037-puts-newest-packet-first", "NDIS5-037")]

namespace FaultyMiniports;

/// <summary>A packet that has to wait is put before those that wait already.</summary>
public sealed class PutsNewestPacketFirst() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private Adapter Owner { get; } = adapter;

        protected override void Enqueue(ReadOnlySpan<NDIS_PACKET> packets)
        {
            PacketQueue refused = default;
            PacketQueue behind = default;
            Owner.AcquireLock();
            while (_waiting.Count > 0)
            {
                behind.Append(_waiting.RemoveHead());
            }

            foreach (NDIS_PACKET packet in packets)
            {
                _waiting.Append(packet);
            }

            while (behind.Count > 0)
            {
                _waiting.Append(behind.RemoveHead());
            }

            PostWaiting(ref refused);
            Owner.ReleaseLock();
            Complete(ref refused);
        }
    }
}
