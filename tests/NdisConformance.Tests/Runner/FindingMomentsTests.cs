using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;

namespace NdisConformance.Tests.Runner;

/// <summary>Whoever uses something after its end is shown the call that ended it.</summary>
[TestFixture]
internal sealed class FindingMomentsTests
{
    [TestCase("nbl-006-frees-list-twice", "NBL-006", "NdisFreeNetBufferList")]
    [TestCase("pool-023-reads-freed-memory", "POOL-023", "NdisFreeMemory")]
    [TestCase("pool-023-writes-freed-list", "POOL-023", "NdisFreeNetBufferList")]
    [TestCase("pool-024-frees-blocks-twice", "POOL-024", "NdisFreeMemory")]
    [TestCase("shmem-019-reads-freed-block", "SHMEM-019", "NdisMFreeSharedMemory")]
    [TestCase("reg-017-unmaps-before-reading", "REG-017", "NdisMUnmapIoSpace")]
    [TestCase("reg-012-deregisters-twice", "REG-012", "NdisMDeregisterMiniportDriver")]
    [TestCase("oid-006-touches-completed-request", "OID-006", "NdisMOidRequestComplete")]
    [TestCase("ndis5-014-completes-packet-twice", "NDIS5-014", "NdisMSendComplete")]
    public void WhatIsUsedAfterItsEnd_WasEndedByACall(string driver, string rule, string ending)
    {
        FindingResult finding = Run(driver).Mistakes
            .Select(mistake => mistake.Finding)
            .First(finding => finding.Rule == rule);

        Assert.That(finding.Made?.Event, Is.EqualTo(ending));
        Assert.That(finding.Made.Sequence, Is.LessThan(finding.Broken.Sequence));
    }

    /// <summary>What was never given back was not ended: the obligation is where it was made.</summary>
    [Test]
    public void WhatLeaked_WasAcquired()
        => Assert.That(Run("pool-017-keeps-pool").Mistakes[0].Finding.Made?.Event, Is.EqualTo("Acquired"));

    private static DriverResult Run(string driver)
        => new ConformanceRunner(ScenarioCatalogue.Everything, Executors.For(ScenarioCatalogue.Everything)).Run(
            new RunPlan
            {
                Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", "FaultyMiniports")],
                Drivers = [driver],
                EndsAtFirstFailure = true,
            },
            new NoObserver()).Drivers[0];
}
