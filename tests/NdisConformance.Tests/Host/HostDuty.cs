using NdisConformance.Contract;
using NdisConformance.Host;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>
/// A duty of the host is proven if the real host keeps it and a host that gets one step wrong is seen.
/// </summary>
internal static class HostDuty
{
    public static void Prove<T>(
        T expected,
        Func<ScatterGatherBench, T> observe,
        Action<ScatterGatherBentHost> bend,
        HostOptions? options = null,
        uint attributeFlags = NDIS.NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER)
    {
        using ScatterGatherBench real = new(options: options, attributeFlags: attributeFlags);
        Assert.That(observe(real), Is.EqualTo(expected), "the real host");

        using ScatterGatherBench wrong = new(Make, attributeFlags: attributeFlags);
        Assert.That(observe(wrong), Is.Not.EqualTo(expected), "the wrong host");

        NdisHost Make(SimulatedPc pc, Tracer tracer, IVirtualDevice device)
        {
            ScatterGatherBentHost host = new(pc, tracer, device, options ?? new HostOptions());
            bend(host);
            return host;
        }
    }
}
