using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("ndis5-011-writes-checksum", typeof(WritesChecksum), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-011-writes-checksum", "NDIS5-011")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that adds up the bytes of the last buffer of a packet, and writes the sum to the end of that
/// buffer before it rings the doorbell.
/// </summary>
public sealed class WritesChecksum() : LegacyPathMiniport(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private INdis5 Ndis { get; } = adapter.Ndis;

        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
        {
            NDIS_STATUS status = base.TryPost(packet);
            if (status == NDIS_STATUS_PENDING)
            {
                AddChecksum(packet);
            }

            return status;
        }

        private void AddChecksum(NDIS_PACKET packet)
        {
            NdisQueryPacket(packet, out _, out MDL last, out _);
            while (last.Next != null)
            {
                last = last.Next;
            }

            Ndis.NdisQueryBufferSafe(last, out PVOID data, out uint bytes, EX_POOL_PRIORITY.NormalPoolPriority);
            if (data == null || bytes < sizeof(ushort))
            {
                return;
            }

            ushort sum = 1;
            for (uint i = 0; i < bytes; i++)
            {
                sum += data.Read<byte>(i);
            }

            data.Write(sum, bytes - sizeof(ushort));
        }
    }
}
