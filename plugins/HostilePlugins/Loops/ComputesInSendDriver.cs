using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("computes-in-send", typeof(ComputesInSendDriver))]
[assembly: NdisMiniport("computes-in-send.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Computes without end.</summary>
public sealed class ComputesInSendDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Endless.Computation();
}
