using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class PhysicalMemoryTests
{
    [TestCase(3u * Machines.Page)]
    [TestCase(1u << 20)]
    [TestCase(160u << 20)]
    public void Pages_AreScattered_AndNoTwoShareAFrame(uint sizeBytes)
    {
        using MachineMemory memory = Machines.Memory(sizeBytes);
        uint pages = sizeBytes / Machines.Page;
        HashSet<ulong> frames = [];
        for (uint page = 0; page < pages; page++)
        {
            Assert.That(memory.PhysicallyAdjacent(page), Is.False);
            ulong address = memory.PhysicalAddressOf((page * Machines.Page) + 5);
            Assert.That(address % Machines.Page, Is.EqualTo(5));
            Assert.That(memory.IsPhysicalAddress(address));
            frames.Add(address);
        }

        Assert.That(frames, Has.Count.EqualTo((int)pages));
    }

    [Test]
    public void Pages_AreAdjacent_WhenMadeContiguous_UntilTheBlockIsFreed()
    {
        using MachineMemory memory = Machines.Memory();
        uint start = memory.Allocate(4 * Machines.Page, 0, Machines.Page);
        uint page = start / Machines.Page;

        memory.MakeContiguous(start, 4 * Machines.Page);

        ulong first = memory.PhysicalAddressOf(start);
        uint distance = (3 * Machines.Page) + 1;
        Assert.That(memory.PhysicalAddressOf(start + distance), Is.EqualTo(first + distance));
        Assert.That(memory.PhysicallyAdjacent(page) && memory.PhysicallyAdjacent(page + 2));
        Assert.That(memory.PhysicallyAdjacent(page + 3) || memory.PhysicallyAdjacent(page - 1), Is.False);
        Assert.That(memory.IsPhysicalAddress(first));

        memory.Free(start);
        Assert.That(memory.PhysicallyAdjacent(page), Is.False);
    }

    [Test]
    public void NothingElse_IsPhysical()
    {
        using MachineMemory memory = Machines.Memory();

        Assert.That(memory.IsPhysicalAddress(0), Is.False);
        Assert.That(memory.IsPhysicalAddress(0x1F_FFFF_FFFF), Is.False);
        Assert.That(memory.IsPhysicalAddress(memory.AddressOf(Machines.Page)), Is.False);
        Assert.That(memory.IsPhysicalAddress(ulong.MaxValue), Is.False);
    }

    [Test]
    public void MakingFreeMemoryContiguous_IsADefectOfOurs()
    {
        using MachineMemory memory = Machines.Memory();

        Assert.Throws<HarnessDefectException>(() => memory.MakeContiguous(Machines.Page * 9, Machines.Page));
    }
}
