using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "recv-020-indicates-packets-twice", typeof(IndicatesPacketsTwice), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("recv-020-indicates-packets-twice", "RECV-020")]

namespace FaultyMiniports;

/// <summary>Indicates each packet twice, with RESOURCES both times.</summary>
public sealed class IndicatesPacketsTwice : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateReceivePacket(
        NDIS_HANDLE miniportAdapterHandle, ReadOnlySpan<NDIS_PACKET> receivePackets)
    {
        Inner.NdisMIndicateReceivePacket(miniportAdapterHandle, receivePackets);
        Inner.NdisMIndicateReceivePacket(miniportAdapterHandle, receivePackets);
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new LendsNothingDriver();
}
