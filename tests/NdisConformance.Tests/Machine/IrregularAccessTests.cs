using NdisConformance.Contract;
using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class IrregularAccessTests
{
    private MachineMemory _memory = null!;
    private AccessRecorder _recorder = null!;

    [SetUp]
    public void MakeMemory()
    {
        _memory = Machines.Memory();
        _recorder = new AccessRecorder();
        _memory.IrregularAccessHandler = _recorder;
    }

    [TearDown]
    public void FreeMemory() => _memory.Dispose();

    [Test]
    public void Silent_WhenTheHandleIsGood()
    {
        PVOID pointer = _memory.Pointer(_memory.Allocate(100, 0));

        pointer.Write(0x1234u, 96);

        Assert.That(pointer.Read<uint>(96), Is.EqualTo(0x1234u));
        Assert.That(_recorder.Seen, Is.Empty);
    }

    [Test]
    public void Locked_WhenTheDriverDoesNotOwnTheObject()
    {
        uint start = _memory.Allocate(0x190, 9);
        NET_BUFFER_LIST list = new(_memory.Pointer(start).Reference);
        _memory.Lock(start, 0x190);

        _ = list.Next;

        IrregularAccess access = _recorder.Seen.Single();
        Assert.That(access.IsLocked && !access.IsFreed && !access.IsWild && !access.IsOutOfBlock);
        Assert.That((access.Block.Tag, access.IsWrite, access.Length), Is.EqualTo((9UL, false, 8u)));
        Assert.That(_memory.IsLocked(start + 0x80));

        _memory.Unlock(start, 0x190);
        _ = list.Next;
        Assert.That(_recorder.Seen, Has.Count.EqualTo(1));
        Assert.That(_memory.IsLocked(start), Is.False);
    }

    [TestCase(0u, 1u, 1)]
    [TestCase(15u, 2u, 2)]
    [TestCase(16u, 160u, 10)]
    [TestCase(31u, 0u, 0)]
    public void Lock_TakesEveryGranuleThatItTouches_AndNoOther(uint offset, uint lengthBytes, int granules)
    {
        uint start = _memory.Allocate(400, 0);

        _memory.Lock(start + offset, lengthBytes);

        int locked = Enumerable.Range(0, 25).Count(granule => _memory.IsLocked(start + ((uint)granule * 16)));
        Assert.That(locked, Is.EqualTo(granules));
        Assert.That(_memory.GenerationAt(start), Is.EqualTo(_memory.GenerationAt(start + 399)));
    }

    [Test]
    public void Lock_LeavesWhatIsNoLiveBlock()
    {
        uint start = _memory.Allocate(100, 0);
        uint freed = _memory.Allocate(100, 0);
        _memory.Free(freed);

        _memory.Lock(start, _memory.SizeBytes - start);

        Assert.That(_memory.IsLocked(start));
        Assert.That(_memory.IsLocked(start + 112), Is.False);
        Assert.That(_memory.IsLocked(freed), Is.False);
        Assert.That(_memory.IsLocked(_memory.SizeBytes / 2), Is.False);
    }

    [Test]
    public void Lock_OfAFewGranules_LeavesWhatIsNoLiveBlock()
    {
        uint freed = _memory.Allocate(100, 0);
        _memory.Free(freed);

        _memory.Lock(freed, 16);
        _memory.Lock(_memory.SizeBytes / 2, 16);

        Assert.That(_memory.IsLocked(freed) || _memory.IsLocked(_memory.SizeBytes / 2), Is.False);
    }

    [Test]
    public void LockedPlace_IsNamed_WhenOnlyAPartIsLocked()
    {
        uint start = _memory.Allocate(160, 0);
        _memory.Lock(start + 96, 16);

        _memory.Pointer(start).Fill(0, 160);

        IrregularAccess access = _recorder.Seen.Single();
        Assert.That(access.IsLocked && access.IsWrite);
        Assert.That((access.Offset, access.PlaceOffset), Is.EqualTo((start, start + 96)));
        Assert.That(_memory.Span(start, 160).IsFilledWith(0xCC));
    }

    [Test]
    public void Freed_WhenTheBlockWasFreed()
    {
        uint start = _memory.Allocate(100, 5);
        PVOID pointer = _memory.Pointer(start);
        _memory.Lock(start, 100);
        _memory.Free(start);

        _ = pointer.Read<uint>();

        IrregularAccess access = _recorder.Seen.Single();
        Assert.That(access.IsFreed && !access.IsLocked && access.HasBlock);
        Assert.That(access.Block.Tag, Is.EqualTo(5));
    }

    [Test]
    public void Freed_WhenTheStorageBelongsToAnotherBlock()
    {
        using MachineMemory memory = Machines.Memory(quarantineBytes: 0);
        memory.IrregularAccessHandler = _recorder;
        uint start = memory.Allocate(100, 5);
        PVOID pointer = memory.Pointer(start);
        memory.Free(start);
        Assert.That(memory.Allocate(100, 6), Is.EqualTo(start));

        pointer.Write(0u);

        IrregularAccess access = _recorder.Seen.Single();
        Assert.That(access.IsFreed && access.IsWrite);
        Assert.That((access.Block.Tag, access.Block.IsFree), Is.EqualTo((6UL, false)));
        Assert.That(memory.Span(start, 100).IsFilledWith(0xCC));
    }

    [Test]
    public void OutOfBlock_WhenTheAccessRunsOverTheEnd()
    {
        uint start = _memory.Allocate(96, 0);
        uint next = _memory.Allocate(96, 1);
        PVOID pointer = _memory.Pointer(start);

        pointer.Fill(0, 97);
        (pointer + (int)(next - start)).Write(0);

        Assert.That(_recorder.Seen, Has.Count.EqualTo(2));
        Assert.That(_recorder.Seen.All(access => access.IsOutOfBlock));
        Assert.That(_recorder.Seen[0].PlaceOffset, Is.EqualTo(start + 96));
        Assert.That(_recorder.Seen[0].HasBlock, Is.False);
        Assert.That(_recorder.Seen[1].Block.Tag, Is.EqualTo(1));
    }

    [Test]
    public void Wild_WhenTheAddressIsNowhere()
    {
        PVOID inside = PVOID.From(_memory, _memory.AddressOf(_memory.SizeBytes / 2));
        NET_BUFFER_LIST outside = new(_memory.At(0x1234));

        inside.Write(1);
        _ = outside.Next;
        outside.Scratch = default;

        Assert.That(_recorder.Seen, Has.Count.EqualTo(3));
        Assert.That(_recorder.Seen.All(access => access.IsWild && !access.HasBlock));
    }

    [Test]
    public void WithoutAHandler_FreedMemoryReadsAsPoison_AndTheRestAsZero()
    {
        _memory.IrregularAccessHandler = null;
        uint start = _memory.Allocate(0x190, 0);
        NET_BUFFER_LIST list = new(_memory.Pointer(start).Reference);
        _memory.Lock(start, 0x190);
        ulong locked = list.NdisPoolHandle.Value;
        _memory.Free(start);
        ulong freed = list.NdisPoolHandle.Value;

        Assert.That((locked, freed), Is.EqualTo((0UL, 0xDDDD_DDDD_DDDD_DDDDUL)));
    }

    [TestCase(AccessOutcome.Suppress, 0u)]
    [TestCase(AccessOutcome.Poison, 0xDDDD_DDDDu)]
    [TestCase(AccessOutcome.Perform, 0xCCCC_CCCCu)]
    public void Outcome_IsWhatTheHandlerSays(AccessOutcome outcome, uint read)
    {
        _memory.IrregularAccessHandler = new AccessRecorder(outcome);
        uint start = _memory.Allocate(0x190, 0);
        ObjectReference reference = _memory.Pointer(start).Reference;
        _memory.Lock(start, 0x190);

        Assert.That(reference.Load<uint>(0x20), Is.EqualTo(read));
    }

    [Test]
    public void NothingOutsideTheArena_IsTouched_EvenIfTheHandlerSaysSo()
    {
        _memory.IrregularAccessHandler = new AccessRecorder(AccessOutcome.Perform);
        PVOID pointer = _memory.Pointer(_memory.Allocate(16, 0));
        uint lastGranule = _memory.SizeBytes - 16;
        ObjectReference atEnd = _memory.At(_memory.AddressOf(lastGranule));

        (pointer + uint.MaxValue).Write(1UL);
        (pointer + int.MaxValue).Fill(1, uint.MaxValue);
        (pointer + int.MinValue).Write(1UL);
        new NET_BUFFER_LIST(atEnd).Next = default;
        atEnd.Store(uint.MaxValue, 1UL);
        atEnd.Store(0x7000_0000, 1UL);

        Assert.That(new NET_BUFFER_LIST(atEnd).FirstNetBuffer == null);
        Assert.That(atEnd.Load<ulong>(uint.MaxValue - 7), Is.Zero);
        Assert.That(atEnd.Load<ulong>(0x7000_0000), Is.Zero);
        Assert.That(_memory.AllocateZeroed(_memory.SizeBytes / 2, 0), Is.Not.Zero);
    }

    [Test]
    public void MemoryThatWasNeverGivenOut_StaysZero_EvenIfTheHandlerSaysOtherwise()
    {
        _memory.IrregularAccessHandler = new AccessRecorder(AccessOutcome.Perform);

        (_memory.Pointer(_memory.Allocate(16, 0)) + 0x1000).Write(ulong.MaxValue);

        Assert.That(_memory.Span(_memory.AllocateZeroed(0x4000, 0), 0x4000).IsFilledWith(0));
    }

    [Test]
    public void StructureReadThroughASmallBlock_StaysInTheArena()
    {
        // The last block that the arena has room for.
        uint last = 0;
        for (uint start = _memory.Allocate(16, 0); start != 0; start = _memory.Allocate(16, 0))
        {
            last = start;
        }

        NET_BUFFER_LIST list = new(_memory.Pointer(last).Reference);

        Assert.That(last + 0x190, Is.LessThan(_memory.SizeBytes));
        Assert.That(() => list.Status, Throws.Nothing);
    }
}
