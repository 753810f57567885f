using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("computes-in-driver-entry", typeof(ComputesInDriverEntryDriver))]
[assembly: NdisMiniport("computes-in-driver-entry.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Computes without end in DriverEntry.</summary>
public sealed class ComputesInDriverEntryDriver : ReferenceDriver
{
    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        Endless.Computation();
        return base.DriverEntry(ndis, driverObject, registryPath);
    }
}
