using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;

namespace NdisConformance.Testbed;

/// <summary>A bench with a host that takes drivers of NDIS 5.</summary>
public sealed class Ndis5Testbed()
    : Bench(NdisGeneration.Ndis5, (pc, tracer) => new Ndis5Host(pc, tracer))
{
    /// <summary>The simulated NDIS.</summary>
    public new Ndis5Host Host => (Ndis5Host)base.Host;

    /// <summary>The newest host takes no drivers of NDIS 5: the default is the newest that does.</summary>
    private protected override HostVersion VersionOf(HostVersion asked)
        => asked.IsNewest ? HostVersion.NewestForNdis5 : asked;
}
