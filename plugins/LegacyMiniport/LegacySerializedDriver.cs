using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-serialized", typeof(LegacySerializedDriver), Generation = NdisGeneration.Ndis5)]

namespace LegacyMiniport;

/// <summary>
/// The serialized driver: NDIS calls it on one processor at a time and queues the sends that it refuses. NDIS 6 has
/// no such drivers.
/// </summary>
public sealed class LegacySerializedDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new EntryPoints(ndis, isDeserialized: false).Register(driverObject, registryPath);
}
