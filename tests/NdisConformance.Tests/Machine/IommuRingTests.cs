using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class IommuRingTests
{
    [Test]
    public void Ring_ComesRound_WithoutEverTouchingALongMapping()
    {
        using SimulatedPc pc = Machines.Pc();
        uint block = pc.Memory.Allocate(3 * Machines.Page, 0, Machines.Page);
        ulong longLived = pc.Iommu.Map(block, 3 * Machines.Page, DmaDirection.Both, 1, 0, false);
        ulong before = 0;
        for (uint round = 0; round < 1_000_000; round++)
        {
            uint length = (round % 3 * Machines.Page) + 1;
            ulong address = pc.Iommu.Map(block, length, DmaDirection.Both, 2, 0, false);
            if (address == before || address - longLived < 4 * Machines.Page)
            {
                Assert.Fail("A page was given out again at once, or although it was in use.");
            }

            before = address;
            pc.Iommu.Unmap(address, length);
        }

        Assert.That(pc.Iommu.TryTranslate(longLived + (3 * Machines.Page) - 1, out ulong owner, out _));
        Assert.That(owner, Is.EqualTo(1));
        Assert.That(pc.Iommu.MappedPages, Is.EqualTo(3));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Map_GivesZero_WhenTheWindowIsFull_AndGoesOnWhenThereIsRoom(bool above4GiB)
    {
        using SimulatedPc pc = Machines.Pc();
        uint block = pc.Memory.Allocate(1 << 20, 0, Machines.Page);
        Stack<ulong> mapped = [];
        for (ulong address = Map(); address != 0; address = Map())
        {
            mapped.Push(address);
        }

        // A window of a gibibyte holds a little less than a thousand mappings of a mebibyte and a page.
        Assert.That(mapped, Has.Count.InRange(1000, 1024));
        pc.Iommu.Unmap(mapped.Pop(), 1 << 20);
        Assert.That(Map(), Is.Not.Zero);
        Assert.That(Map(), Is.Zero);

        ulong Map() => pc.Iommu.Map(block, 1 << 20, DmaDirection.Both, 1, 0, above4GiB);
    }

    [Test]
    public void Tombstone_IsForgotten_WhenItsPageIsMappedAgain()
    {
        using SimulatedPc pc = Machines.Pc();
        var seen = new DeviceRecorder();
        pc.Iommu.Observer = seen;
        uint block = pc.Memory.Allocate(100, 0);
        ulong first = pc.Iommu.Map(block, 100, DmaDirection.Both, 1, 0, false);
        pc.Iommu.Unmap(first, 100);
        ulong address;
        do
        {
            address = pc.Iommu.Map(block, 100, DmaDirection.Both, 2, 0, false);
        }
        while (address != first && address != 0);

        Assert.That(address, Is.EqualTo(first));
        Assert.That(pc.Iommu.DmaRead(first, new byte[4]));
        Assert.That(seen.Accesses.Single().Owner, Is.EqualTo(2));
    }

    [Test]
    public void Addresses_AreTheSame_AfterAReset()
    {
        using SimulatedPc pc = Machines.Pc();
        List<ulong> first = Addresses(pc);
        pc.Reset();

        Assert.That(pc.Iommu.MappedPages, Is.Zero);
        Assert.That(pc.Iommu.TryTranslate(first[0], out _, out _), Is.False);
        Assert.That(Addresses(pc), Is.EqualTo(first));
    }

    private static List<ulong> Addresses(SimulatedPc pc)
    {
        uint block = pc.Memory.Allocate(10_000, 0);
        List<ulong> addresses = [];
        for (uint length = 1; length < 10_000; length += 1234)
        {
            addresses.Add(pc.Iommu.Map(block, length, DmaDirection.Both, 1, 0, length % 2 == 0));
        }

        return addresses;
    }
}
