using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
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
        Action<ScatterGatherBentDuties> bend,
        HostOptions? options = null,
        uint attributeFlags = NDIS.NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER)
    {
        using ScatterGatherBench real = new(options: options, attributeFlags: attributeFlags);
        Assert.That(observe(real), Is.EqualTo(expected), "the real host");

        using ScatterGatherBench wrong = new(bend, options, attributeFlags);
        Assert.That(observe(wrong), Is.Not.EqualTo(expected), "the wrong host");
    }
}
