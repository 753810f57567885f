using NdisConformance.Contract;
using NdisConformance.Host.Ndis5;

namespace NdisConformance.Testbed;

/// <summary>A bench with a host that takes drivers of NDIS 5.</summary>
public sealed class Ndis5Testbed()
    : Bench(NdisGeneration.Ndis5, (pc, tracer) => new Ndis5Host(pc, tracer))
{
    /// <summary>The simulated NDIS.</summary>
    public new Ndis5Host Host => (Ndis5Host)base.Host;
}
