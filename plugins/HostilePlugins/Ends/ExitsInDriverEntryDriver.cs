using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("exits-in-driver-entry", typeof(ExitsInDriverEntryDriver))]
[assembly: NdisMiniport("exits-in-driver-entry.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process in DriverEntry.</summary>
public sealed class ExitsInDriverEntryDriver : ReferenceDriver
{
    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        Environment.Exit(0);
        return base.DriverEntry(ndis, driverObject, registryPath);
    }
}
