using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("sleeps", typeof(SleepsDriver))]
[assembly: NdisMiniport("sleeps.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Sleeps for ever.</summary>
public sealed class SleepsDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Thread.Sleep(Timeout.Infinite);
}
