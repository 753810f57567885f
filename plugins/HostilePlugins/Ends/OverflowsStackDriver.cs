using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("overflows-stack", typeof(OverflowsStackDriver))]
[assembly: NdisMiniport("overflows-stack.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls itself without end.</summary>
public sealed class OverflowsStackDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Endless.Recursion(1);
}
