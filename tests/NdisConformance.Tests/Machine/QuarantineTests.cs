using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class QuarantineTests
{
    [Test]
    public void FreedBlock_IsPoisoned_AndStillFound()
    {
        using MachineMemory memory = Machines.Memory();
        uint start = memory.Allocate(100, 42);
        uint generation = memory.GenerationAt(start);

        memory.Free(start);

        Assert.That(memory.Span(start, 100).IsFilledWith(0xDD));
        Assert.That(memory.TryFindBlock(start + 99, out MemoryBlock block));
        Assert.That(block, Is.EqualTo(new MemoryBlock(start, 100, generation, 42, true)));
        Assert.That(memory.TryFindGeneration(generation, out _));
    }

    [Test]
    public void FreedBlock_IsNotGivenOut_WhileInQuarantine()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 1280);
        uint start = memory.Allocate(112, 0);
        memory.Free(start);

        // A piece of 112 bytes takes 128 with its redzone, so ten of them fill the quarantine.
        for (int others = 0; others < 9; others++)
        {
            uint other = memory.Allocate(112, 0);
            Assert.That(other, Is.Not.EqualTo(start));
            memory.Free(other);
        }

        uint last = memory.Allocate(112, 0);
        Assert.That(last, Is.Not.EqualTo(start));
        memory.Free(last);

        Assert.That(memory.Allocate(112, 0), Is.EqualTo(start));
    }

    [Test]
    public void Storage_IsReused_ByTheSameSizeAndAlignmentOnly()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 0);
        uint start = memory.Allocate(112, 0, 64);
        memory.Free(start);

        Assert.That(memory.Allocate(200, 0, 64), Is.Not.EqualTo(start));
        Assert.That(memory.Allocate(112, 0, 32), Is.Not.EqualTo(start));
        Assert.That(memory.Allocate(100, 0, 64), Is.EqualTo(start));
    }

    [Test]
    public void ReusedStorage_HasAnotherGeneration_AndTheOldBlockIsGone()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 0);
        uint start = memory.Allocate(100, 1);
        uint old = memory.GenerationAt(start);
        memory.Free(start);

        uint again = memory.Allocate(20, 2, 16);
        uint reused = memory.Allocate(100, 3);

        Assert.That(reused, Is.EqualTo(start));
        Assert.That(again, Is.Not.EqualTo(start));
        Assert.That(memory.GenerationAt(start), Is.Not.EqualTo(old));
        Assert.That(memory.TryFindGeneration(old, out _), Is.False);
    }

    [Test]
    public void ShorterBlock_InReusedStorage_HasARedzoneToTheEnd()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 0);
        uint start = memory.Allocate(16 * 35, 1);
        memory.Free(start);
        uint shorter = memory.Allocate(16 * 32, 1);

        Assert.That(shorter, Is.EqualTo(start));
        Assert.That(memory.TryFindBlock(start + (16 * 32) - 1, out _));
        Assert.That(memory.TryFindBlock(start + (16 * 32), out _), Is.False);
        Assert.That(memory.TryFindBlock(start + (16 * 34), out _), Is.False);
        Assert.That(memory.GenerationAt(start + (16 * 34)), Is.EqualTo(memory.GenerationAt(0)));
    }

    [Test]
    public void Quarantine_IsGivenUp_WhenMemoryRunsOut()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: int.MaxValue);
        for (int round = 0; round < 1000; round++)
        {
            uint start = memory.Allocate(60_000, 0);
            Assert.That(start, Is.Not.Zero);
            memory.Free(start);
        }
    }

    [Test]
    public void SmallBlock_TakesALargerPiece_WhenNothingElseIsLeft()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 0);
        List<uint> large = [];
        for (uint start = memory.Allocate(60_000, 0); start != 0; start = memory.Allocate(60_000, 0))
        {
            large.Add(start);
        }

        while (memory.Allocate(40, 0) != 0)
        {
        }

        memory.Free(large[0]);

        uint small = memory.Allocate(40, 0);
        Assert.That(small, Is.EqualTo(large[0]));
        Assert.That(memory.Allocate(40, 0), Is.Zero);
        memory.Free(small);
        Assert.That(memory.Allocate(60_000, 0), Is.EqualTo(large[0]));
    }

    [Test]
    public void SameRequests_GiveTheSamePlaces_AlsoAfterAReset()
    {
        using SimulatedPc pc = Machines.Pc();
        List<uint> first = Places(pc.Memory);
        pc.Reset();
        List<uint> afterReset = Places(pc.Memory);
        using SimulatedPc other = Machines.Pc();

        Assert.That(afterReset, Is.EqualTo(first));
        Assert.That(Places(other.Memory), Is.EqualTo(first));
    }

    [Test]
    public void OldHandles_StayBad_AfterAReset()
    {
        using SimulatedPc pc = Machines.Pc();
        uint start = pc.Memory.Allocate(100, 0);
        uint old = pc.Memory.GenerationAt(start);
        pc.Reset();

        Assert.That(pc.Memory.TryFindBlock(start, out _), Is.False);
        Assert.That(pc.Memory.LiveBlocks, Is.Zero);
        Assert.That(pc.Memory.Allocate(100, 0), Is.EqualTo(start));
        Assert.That(pc.Memory.GenerationAt(start), Is.Not.EqualTo(old));
    }

    private static List<uint> Places(MachineMemory memory)
    {
        List<uint> places = [];
        Queue<uint> live = [];
        for (uint step = 0; step < 3000; step++)
        {
            uint start = memory.Allocate(step * 37 % 900, step, step % 5 == 0 ? 128u : 16u);
            places.Add(start);
            live.Enqueue(start);
            if (step % 3 != 0)
            {
                memory.Free(live.Dequeue());
            }
        }

        return places;
    }
}
