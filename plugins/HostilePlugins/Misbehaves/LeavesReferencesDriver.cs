using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("leaves-references", typeof(LeavesReferencesDriver))]
[assembly: NdisMiniport("leaves-references.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Leaves references to itself in the runtime.</summary>
public sealed class LeavesReferencesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => GC.KeepAlive(this);
        AppContext.SetData("HostilePlugins.Driver", this);
    }
}
