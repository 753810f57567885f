using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;

namespace NdisConformance.Testbed;

/// <summary>A bench with NDIS 6.</summary>
public sealed class ReusableTestbed()
    : Bench(NdisGeneration.Ndis6, (pc, tracer) => new NdisHost(pc, tracer))
{
    /// <summary>The simulated NDIS.</summary>
    public new NdisHost Host => (NdisHost)base.Host;
}
