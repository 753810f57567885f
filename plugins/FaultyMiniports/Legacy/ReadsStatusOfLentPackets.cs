using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "ndis5-019-reads-status-of-lent-packets", typeof(ReadsStatusOfLentPackets), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-019-reads-status-of-lent-packets", "NDIS5-019")]

namespace FaultyMiniports;

/// <summary>
/// A deserialized driver that reads the Status of each packet when NdisMIndicateReceivePacket has returned, to see what
/// came back. Only NDIS has the packet by then, and says so to serialized drivers alone.
/// </summary>
public sealed class ReadsStatusOfLentPackets : FaultyLegacyMiniport
{
    private uint _kept;

    /// <inheritdoc/>
    public override void NdisMIndicateReceivePacket(
        NDIS_HANDLE miniportAdapterHandle, ReadOnlySpan<NDIS_PACKET> receivePackets)
    {
        Inner.NdisMIndicateReceivePacket(miniportAdapterHandle, receivePackets);
        foreach (NDIS_PACKET packet in receivePackets)
        {
            _kept += NDIS_GET_PACKET_STATUS(packet) == NDIS_STATUS_PENDING ? 1u : 0;
        }
    }
}
