using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("calls-ndis-in-driver-entry", typeof(CallsNdisInDriverEntryDriver))]
[assembly: NdisMiniport("calls-ndis-in-driver-entry.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS without end in DriverEntry.</summary>
public sealed class CallsNdisInDriverEntryDriver : ReferenceDriver
{
    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        while (true)
        {
            ndis.NdisGetVersion();
        }
    }
}
