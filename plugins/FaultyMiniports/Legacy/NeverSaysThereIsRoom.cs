using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-015-never-says-there-is-room", typeof(NeverSaysThereIsRoom), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-015-never-says-there-is-room", "NDIS5-015")]

namespace FaultyMiniports;

/// <summary>
/// A serialized driver that copies every packet, refuses those for which it has no room, and never calls
/// NdisMSendResourcesAvailable.
/// </summary>
public sealed class NeverSaysThereIsRoom : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSendResourcesAvailable(NDIS_HANDLE miniportAdapterHandle)
    {
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new CopiesEveryPacketDriver();
}
