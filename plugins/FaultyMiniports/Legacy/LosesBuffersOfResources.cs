using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "recv-028-loses-buffers-of-resources", typeof(LosesBuffersOfResources), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("recv-028-loses-buffers-of-resources", "RECV-028", AlsoFires = "RECV-021")]

namespace FaultyMiniports;

/// <summary>Does not give the buffers of packets that it indicated with RESOURCES back to the NIC.</summary>
public sealed class LosesBuffersOfResources : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new Driver();

    private sealed class Driver() : LegacyVariant(isDeserialized: true)
    {
        protected override ReceivePath NewReceivePath(Adapter adapter) => new Path(adapter);
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Recycle(ReceiveBuffer buffer)
        {
            // Wrong step: the buffer of a packet that NDIS has not kept is lost.
            if (buffer.Packet == null
                || NDIS.NDIS_GET_PACKET_STATUS(buffer.Packet) != NDIS_STATUS.NDIS_STATUS_RESOURCES)
            {
                base.Recycle(buffer);
            }
        }
    }
}
