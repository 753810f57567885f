using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-019-takes-pending-for-returned", typeof(TakesPendingForReturned), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-019-takes-pending-for-returned", "NDIS5-019")]

namespace FaultyMiniports;

/// <summary>A serialized driver that describes the next frame by a packet in whose Status NDIS left PENDING.</summary>
public sealed class TakesPendingForReturned() : LegacyPathMiniport(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new OnePacketReceivePath(adapter);
}
