using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("waits-for-itself", typeof(WaitsForItselfDriver))]
[assembly: NdisMiniport("waits-for-itself.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Waits for an event that nobody sets.</summary>
public sealed class WaitsForItselfDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        using ManualResetEventSlim never = new(false);
        never.Wait();
    }
}
