using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;

namespace NdisConformance.Tests.Runner;

/// <summary>A use after free or completion shows the call that freed or completed the object.</summary>
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

    /// <summary>A device that faults does what its registers say, wherever the driver is by then.</summary>
    [Test]
    public void WhatTheDeviceDid_IsOneMistake_OfTheLastRegisterWrite()
    {
        FindingResult[] faults =
        [
            .. Run("dev-001-completes-descriptors-late", endsEarly: false).Mistakes
                .Select(mistake => mistake.Finding)
                .Where(finding => finding.Rule == "DEV-001"),
        ];

        Assert.That(faults, Has.Length.EqualTo(1));
        Assert.That(faults[0].Touched?.Event, Is.EqualTo("NdisWriteRegisterUlong"));
        Assert.That(faults[0].Place?.Kind, Is.EqualTo(PlaceKind.Last));
    }

    /// <summary>A protocol that sends while the driver calls NDIS does not make that line oblige anybody.</summary>
    [Test]
    public void WhatAProtocolSent_IsNotObligedByTheDriver()
    {
        FindingGroup[] lost = [.. Run("send-001-loses-first-list", endsEarly: false).Mistakes];

        Assert.That(lost, Has.Length.EqualTo(1));
        Assert.That(lost[0].Occurrences.Select(found => found.Finding.MadeStack), Has.All.Empty);
    }

    private static DriverResult Run(string driver, bool endsEarly = true)
        => new ConformanceRunner(ScenarioCatalogue.Everything, Executors.For(ScenarioCatalogue.Everything)).Run(
            new RunPlan
            {
                Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", "FaultyMiniports")],
                Drivers = [driver],
                EndsAtFirstFailure = endsEarly,
            },
            new NoObserver()).Drivers[0];
}
