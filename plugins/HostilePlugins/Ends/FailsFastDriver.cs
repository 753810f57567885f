using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("fails-fast", typeof(FailsFastDriver))]
[assembly: NdisMiniport("fails-fast.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls Environment.FailFast.</summary>
public sealed class FailsFastDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Environment.FailFast("the hardware is on fire");
}
