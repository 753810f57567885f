using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-019-uses-one-packet-for-all", typeof(UsesOnePacketForAll), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-019-uses-one-packet-for-all", "NDIS5-019")]

namespace FaultyMiniports;

/// <summary>
/// A deserialized driver that describes the next frame by the packet it has just indicated, without waiting for
/// MiniportReturnPacket.
/// </summary>
public sealed class UsesOnePacketForAll() : LegacyPathMiniport(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new OnePacketReceivePath(adapter);
}
