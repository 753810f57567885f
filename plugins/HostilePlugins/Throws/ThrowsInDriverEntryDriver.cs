using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("throws-in-driver-entry", typeof(ThrowsInDriverEntryDriver))]
[assembly: NdisMiniport("throws-in-driver-entry.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws in DriverEntry.</summary>
public sealed class ThrowsInDriverEntryDriver : ReferenceDriver
{
    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => throw new InvalidOperationException("no hardware");
}
