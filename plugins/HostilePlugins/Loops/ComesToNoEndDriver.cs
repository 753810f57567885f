using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("comes-to-no-end", typeof(ComesToNoEndDriver))]
[assembly: NdisMiniport("comes-to-no-end.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS now and then for ever: it never stands still for long.</summary>
public sealed class ComesToNoEndDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        while (true)
        {
            Thread.Sleep(200);
            Ndis.NdisStallExecution(1);
        }
    }
}
