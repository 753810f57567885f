using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("exits-in-unload", typeof(ExitsInUnloadDriver))]
[assembly: NdisMiniport("exits-in-unload.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process in MiniportDriverUnload.</summary>
public sealed class ExitsInUnloadDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        base.Unload(driverObject);
        Environment.Exit(0);
    }
}
