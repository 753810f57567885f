using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class MachineMemoryTests
{
    private MachineMemory _memory = null!;

    [SetUp]
    public void MakeMemory() => _memory = Machines.Memory();

    [TearDown]
    public void FreeMemory() => _memory.Dispose();

    [Test]
    public void Block_IsUninitialised_WhenAllocated()
    {
        uint start = _memory.Allocate(100, 7);

        Assert.That(start, Is.Not.Zero);
        Assert.That(_memory.Span(start, 100).IsFilledWith(0xCC));
    }

    [Test]
    public void Block_IsZero_WhenAllocatedZeroedFromStorageThatWasUsed()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 0);
        uint old = memory.Allocate(100, 7);
        memory.Free(old);

        uint start = memory.AllocateZeroed(100, 7);

        Assert.That(start, Is.EqualTo(old));
        Assert.That(memory.Span(start, 100).IsFilledWith(0));
    }

    [Test]
    public void Block_IsZero_WhenAllocatedZeroedAfterAReset()
    {
        using SimulatedPc pc = Machines.Pc();
        uint old = pc.Memory.Allocate(10_000, 7);
        pc.Reset();

        uint start = pc.Memory.AllocateZeroed(20_000, 7);

        Assert.That(start, Is.EqualTo(old));
        Assert.That(pc.Memory.Span(start, 20_000).IsFilledWith(0));
    }

    [TestCase(16u)]
    [TestCase(64u)]
    [TestCase(4096u)]
    [TestCase(65536u)]
    public void Block_IsAligned_InMemoryAndInItsPage(uint alignmentBytes)
    {
        _memory.Allocate(40, 0);

        uint start = _memory.Allocate(40, 0, alignmentBytes);

        Assert.That(start % alignmentBytes, Is.Zero);
        Assert.That(_memory.AddressOf(start) % Math.Min(alignmentBytes, Machines.Page), Is.Zero);
    }

    [Test]
    public void Blocks_DoNotOverlap_AndKeepAGranuleApart()
    {
        List<(uint Start, uint Length)> blocks = [];
        for (uint length = 0; length < 600; length += 7)
        {
            blocks.Add((_memory.Allocate(length, length, 16u << (int)(length % 4)), length));
        }

        blocks.Sort();
        for (int index = 1; index < blocks.Count; index++)
        {
            uint end = blocks[index - 1].Start + Math.Max(blocks[index - 1].Length, 1);
            Assert.That(blocks[index].Start, Is.GreaterThanOrEqualTo(((end + 15) & ~15u) + 16));
        }
    }

    [Test]
    public void EveryInnerByte_FindsItsBlock()
    {
        uint start = _memory.Allocate(100, 42);

        for (uint offset = start; offset < start + 100; offset++)
        {
            Assert.That(_memory.TryFindBlock(offset, out MemoryBlock block));
            Assert.That(block, Is.EqualTo(new MemoryBlock(start, 100, _memory.GenerationAt(start), 42, false)));
        }
    }

    [Test]
    public void NoBlock_IsFound_BehindABlockNorWhereNothingWasAllocated()
    {
        uint start = _memory.Allocate(100, 42);

        Assert.That(_memory.TryFindBlock(start + 112, out _), Is.False);
        Assert.That(_memory.TryFindBlock(start - 1, out _), Is.False);
        Assert.That(_memory.TryFindBlock(0, out _), Is.False);
        Assert.That(_memory.TryFindBlock(_memory.SizeBytes - 1, out _), Is.False);
        Assert.That(_memory.TryFindBlock(_memory.SizeBytes, out _), Is.False);
        Assert.That(_memory.TryFindBlock(uint.MaxValue, out _), Is.False);
    }

    [Test]
    public void LiveBlock_IsFound_ByItsAddress()
    {
        uint start = _memory.Allocate(100, 42);
        ulong address = _memory.AddressOf(start + 5);

        Assert.That(_memory.TryFindLiveBlock(address, out MemoryBlock block, out uint offset));
        Assert.That((block.Start, offset), Is.EqualTo((start, start + 5)));

        _memory.Free(start);
        Assert.That(_memory.TryFindLiveBlock(address, out _, out _), Is.False);
        Assert.That(_memory.TryFindLiveBlock(ulong.MaxValue, out _, out _), Is.False);
        Assert.That(_memory.TryFindLiveBlock(0, out _, out _), Is.False);
    }

    [Test]
    public void Tag_IsReplaced()
    {
        uint start = _memory.Allocate(100, 1);

        _memory.SetTag(start, ulong.MaxValue);

        Assert.That(_memory.TryFindBlock(start + 50, out MemoryBlock block));
        Assert.That(block.Tag, Is.EqualTo(ulong.MaxValue));
    }

    [Test]
    public void EveryBlock_FindsItself_AmongManyThatComeAndGo()
    {
        using MachineMemory memory = Machines.Memory(8 << 20, 1 << 12);
        Dictionary<uint, uint> live = [];
        uint state = 1;
        for (uint step = 0; step < 50_000; step++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            if (live.Count > 3000 || (state >> 30 == 0 && live.Count > 0))
            {
                uint start = live.Keys.First();
                live.Remove(start);
                memory.Free(start);
            }
            else
            {
                live.Add(memory.Allocate((state >> 16) % 500, step), step);
            }
        }

        foreach ((uint start, uint tag) in live)
        {
            Assert.That(memory.TryFindBlock(start, out MemoryBlock block));
            Assert.That((block.Start, block.Tag, block.IsFree), Is.EqualTo((start, (ulong)tag, false)));
        }

        Assert.That(memory.LiveBlocks, Is.EqualTo(live.Count));
    }

    [Test]
    public void Counters_FollowTheBlocks()
    {
        uint first = _memory.Allocate(100, 0);
        _memory.AllocateZeroed(30, 0);
        _memory.Free(first);

        Assert.That((_memory.LiveBlocks, _memory.AllocatedBytes), Is.EqualTo((1L, 30L)));
    }

    [Test]
    public void Allocation_Fails_WhenNoMemoryIsLeft()
    {
        Assert.That(_memory.Allocate(_memory.SizeBytes, 0), Is.Zero);
        Assert.That(_memory.Allocate(uint.MaxValue, 0), Is.Zero);

        uint half = _memory.Allocate(_memory.SizeBytes / 2, 0);
        Assert.That(half, Is.Not.Zero);
        Assert.That(_memory.Allocate(_memory.SizeBytes / 2, 0), Is.Zero);
        Assert.That(_memory.LiveBlocks, Is.EqualTo(1));
    }

    [Test]
    public void Guard_Breaks_WhenSomebodyWritesOneByteTooMuch()
    {
        uint start = _memory.Allocate(100, 0);
        Assert.That(_memory.FirstDamageBehind(start), Is.EqualTo(-1));

        _memory.Write<byte>(start + 101, 0);

        Assert.That(_memory.FirstDamageBehind(start), Is.EqualTo(1));
    }

    [Test]
    public void UnusedMemory_CostsNothing()
    {
        long before = Environment.WorkingSet;
        List<SimulatedPc> pcs = [.. Enumerable.Range(0, 8).Select(_ => new SimulatedPc(new SimulatedPcOptions()))];
        long grown = Environment.WorkingSet - before;
        pcs.ForEach(pc => pc.Dispose());

        // Eight machines reserve some two gibibytes; other tests run beside this one.
        Assert.That(grown, Is.LessThan(200 << 20));
    }

    [Test]
    public void Misuse_IsADefectOfOurs()
    {
        uint start = _memory.Allocate(100, 0);

        Assert.Throws<HarnessDefectException>(() => _memory.Free(start + 16));
        Assert.Throws<HarnessDefectException>(() => _memory.Free(0));
        Assert.Throws<HarnessDefectException>(() => _memory.SetTag(start + 16, 0));
        Assert.Throws<HarnessDefectException>(() => _memory.Read<ulong>(_memory.SizeBytes - 7));
        Assert.Throws<HarnessDefectException>(() => _memory.Write(uint.MaxValue, 0UL));
        Assert.Throws<HarnessDefectException>(() => _memory.Lock(_memory.SizeBytes - 8, 9));
        Assert.Throws<HarnessDefectException>(() => _memory.Span(_memory.SizeBytes, 1));
        Assert.Throws<HarnessDefectException>(() => _memory.Allocate(100, 0, 48));
        _memory.Free(start);
        Assert.Throws<HarnessDefectException>(() => _memory.Free(start));
    }

    [Test]
    public void SizesThatAreNoMemory_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Machines.Memory(sizeBytes: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Machines.Memory(sizeBytes: (1 << 20) + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Machines.Memory(sizeBytes: 1u << 31));
    }
}
