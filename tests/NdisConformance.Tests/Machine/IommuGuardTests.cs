using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

/// <summary>Mappings with and without an empty page behind them.</summary>
[TestFixture]
internal sealed class IommuGuardTests
{
    private const ulong Owner = 0xABCD;
    private const ulong NextOwner = 0xEF01;
    private SimulatedPc _pc = null!;
    private DeviceRecorder _seen = null!;
    private uint _block;

    private Iommu Iommu => _pc.Iommu;

    [SetUp]
    public void MakePc()
    {
        _pc = Machines.Pc();
        _seen = new DeviceRecorder();
        Iommu.Observer = _seen;
        _block = _pc.Memory.Allocate(4 * Machines.Page, 0, Machines.Page);
    }

    [TearDown]
    public void FreePc() => _pc.Dispose();

    [TestCase(100u, 200u, false, 1u)]
    [TestCase(100u, 200u, true, 2u)]
    [TestCase(0u, 4095u, false, 1u)]
    [TestCase(0u, 4096u, false, 2u)] // it ends with its page
    [TestCase(100u, 3996u, false, 2u)]
    [TestCase(4000u, 200u, false, 2u)] // of two pages
    [TestCase(4000u, 200u, true, 3u)]
    [TestCase(4000u, 4192u, false, 3u)]
    public void NextMapping_LiesOnTheNextPage_WhereNoGuardIsBetween(
        uint offset, uint length, bool isGuarded, uint distance)
    {
        foreach (bool above4GiB in new[] { false, true })
        {
            ulong first = Map(offset, length, Owner, isGuarded, above4GiB);
            ulong next = Map(0, 100, NextOwner, isGuarded: true, above4GiB);

            Assert.That((next / Machines.Page) - (first / Machines.Page), Is.EqualTo(distance));
        }
    }

    [TestCase(200u)] // up to the rest of its page
    [TestCase(3996u)] // up to the end of it
    [TestCase(3997u)] // into the next mapping
    [TestCase(4100u)]
    public void Faults_WhenAnAccessRunsPastTheEnd_ThoughAnotherMappingFollows(uint length)
    {
        ulong first = Map(100, 199, Owner, isGuarded: false);
        Map(0, 4096, NextOwner, isGuarded: true);

        Assert.That(Iommu.DmaRead(first, new byte[length]), Is.False);
        Assert.That(Iommu.DmaWrite(first, new byte[length]), Is.False);

        Assert.That(
            _seen.Faults,
            Is.EqualTo(new[]
            {
                (IommuFault.BeyondRange, Owner, false, length), (IommuFault.BeyondRange, Owner, true, length),
            }));
        Assert.That(_seen.Accesses, Is.Empty);
    }

    [TestCase(199u, IommuFault.BeyondRange, Owner)] // the rest of the page
    [TestCase(3995u, IommuFault.BeyondRange, Owner)]
    [TestCase(3996u, IommuFault.BeyondRange, NextOwner)] // the next mapping begins 50 bytes into its page
    public void Faults_WhenAnAccessBeginsPastTheEnd(uint distance, IommuFault fault, ulong owner)
    {
        ulong first = Map(100, 199, Owner, isGuarded: false);
        Map(50, 100, NextOwner, isGuarded: true);

        Assert.That(Iommu.DmaRead(first + distance, new byte[1]), Is.False);
        Assert.That((_seen.Fault, _seen.FaultOwner), Is.EqualTo((fault, owner)));
    }

    [Test]
    public void PageBehind_BelongsToNobody_UnlessTheRangeEndsWithItsPage([Values] bool endsWithPage)
    {
        ulong address = Map(0, endsWithPage ? 4096u : 4095, Owner, isGuarded: false);

        Assert.That(Iommu.DmaRead(address + Machines.Page, new byte[1]), Is.False);
        Assert.That(
            (_seen.Fault, _seen.FaultOwner),
            Is.EqualTo(endsWithPage ? (IommuFault.BeyondRange, Owner) : (IommuFault.Unmapped, 0UL)));
    }

    [TestCase(200u)]
    [TestCase(5000u)]
    public void Unmap_FreesItsPages_AndNoneOfTheNextMapping(uint length)
    {
        ulong first = Map(100, length, Owner, isGuarded: false);
        ulong next = Map(0, 100, NextOwner, isGuarded: true);
        int pages = Iommu.MappedPages;

        Iommu.Unmap(first, length);

        Assert.That(pages - Iommu.MappedPages, Is.EqualTo(length > Machines.Page ? 2 : 1));
        Assert.That(Iommu.DmaRead(next, new byte[100]));
        Assert.That(_seen.Faults, Is.Empty);
        Assert.That(Iommu.DmaRead(first, new byte[1]), Is.False);
        Assert.That(Iommu.DmaRead(first + length - 1, new byte[1]), Is.False);
        Assert.That(_seen.Faults.Select(seen => (seen.Reason, seen.Owner)), Is.All.EqualTo((IommuFault.Freed, Owner)));

        Iommu.Unmap(next, 100);
        Assert.That(Iommu.MappedPages, Is.Zero);
    }

    [Test]
    public void Unmap_FreesTheGuardOfARange_ThatEndsWithItsPage([Values] bool isGuarded)
    {
        ulong first = Map(0, 4096, Owner, isGuarded);
        ulong next = Map(0, 100, NextOwner, isGuarded: true);

        Iommu.Unmap(first, 4096);

        Assert.That(Iommu.DmaRead(first + Machines.Page, new byte[1]), Is.False);
        Assert.That((_seen.Fault, _seen.FaultOwner), Is.EqualTo((IommuFault.Freed, Owner)));
        Assert.That(Iommu.DmaRead(next, new byte[100]));
    }

    /// <summary>A page that had a guard in an earlier round must not be freed as one in a later round.</summary>
    [Test]
    public void Unmap_ForgetsTheGuardOfTheRoundBefore()
    {
        ulong guarded = Map(0, 100, Owner, isGuarded: true);
        Iommu.Unmap(guarded, 100);
        ulong first;
        for (first = Map(0, 100, Owner, isGuarded: false); first != guarded; first = Map(0, 100, Owner, false))
        {
            Iommu.Unmap(first, 100);
        }

        ulong next = Map(0, 100, NextOwner, isGuarded: true);
        Iommu.Unmap(first, 100);

        Assert.That(next, Is.EqualTo(first + Machines.Page));
        Assert.That(Iommu.DmaRead(next, new byte[100]));
    }

    private ulong Map(uint offset, uint length, ulong owner, bool isGuarded, bool above4GiB = false)
        => Iommu.Map(_block + offset, length, DmaDirection.Both, owner, 500, above4GiB, isGuarded);
}
