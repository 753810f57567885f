using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("holds-up-the-end", typeof(HoldsUpTheEndDriver))]
[assembly: NdisMiniport("holds-up-the-end.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Computes without end when the process ends.</summary>
public sealed class HoldsUpTheEndDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Endless.Computation();
}
