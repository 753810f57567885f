using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-011-writes-source-address", typeof(WritesSourceAddress), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-011-writes-source-address", "NDIS5-011")]

namespace FaultyMiniports;

/// <summary>
/// Writes its own address into the header of each packet that its NIC is about to read through the list.
/// </summary>
public sealed class WritesSourceAddress() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private const uint SourceAddress = 6;
        private const uint AddressBytes = 6;

        private INdis5 Ndis { get; } = adapter.Ndis;

        protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
        {
            NDIS_STATUS status = base.TryPost(packet);
            NdisQueryPacket(packet, out _, out MDL first, out uint length);
            if (status == NDIS_STATUS_PENDING && length >= MinimumFrameBytes)
            {
                Ndis.NdisQueryBufferSafe(
                    first, out PVOID header, out uint bytes, EX_POOL_PRIORITY.NormalPoolPriority);
                if (header != null && bytes >= SourceAddress + AddressBytes)
                {
                    (header + SourceAddress).CopyFrom([2, 0, 0, 0, 0, 1]);
                }
            }

            return status;
        }
    }
}
