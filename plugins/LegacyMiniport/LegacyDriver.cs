using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy", typeof(LegacyDriver), Generation = NdisGeneration.Ndis5)]

namespace LegacyMiniport;

/// <summary>
/// The deserialized driver: NDIS calls it on several processors at once, and it queues its own sends. Every NDIS 6
/// miniport works like this.
/// </summary>
public sealed class LegacyDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new EntryPoints(ndis, isDeserialized: true).Register(driverObject, registryPath);
}
