using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("ndis5-031-leaves-header-size", typeof(LeavesHeaderSize), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-031-leaves-header-size", "NDIS5-031")]

namespace FaultyMiniports;

/// <summary>Leaves the HeaderSize of each packet that it indicates at zero.</summary>
public sealed class LeavesHeaderSize : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceivePacket(
        NDIS_HANDLE miniportAdapterHandle, ReadOnlySpan<NDIS_PACKET> receivePackets)
    {
        foreach (NDIS_PACKET packet in receivePackets)
        {
            NDIS_SET_PACKET_HEADER_SIZE(packet, 0);
        }

        Inner.NdisMIndicateReceivePacket(miniportAdapterHandle, receivePackets);
    }
}
