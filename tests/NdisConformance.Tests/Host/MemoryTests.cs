using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>Nonpaged memory and the addresses of what a driver has.</summary>
[TestFixture]
internal sealed class MemoryTests
{
    private const uint PageBytes = 4096;
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start() => _bench = new KernelBench().Start();

    [TearDown]
    public void Free() => _bench.Dispose();

    [TestCase(1u)]
    [TestCase(100u)]
    [TestCase(3 * PageBytes)]
    [Ddi(TraceName.NdisAllocateMemoryWithTagPriority)]
    public void Allocate_GivesMemoryOfTheWholeLength(uint length)
    {
        PVOID memory = Allocate(length, 0x6B61_4E64);
        memory.Fill(0x5A, length);

        byte[] bytes = new byte[length];
        memory.CopyTo(bytes);
        Assert.That(bytes, Is.All.EqualTo(0x5A));
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
        NdisAllocateMemoryWithTagPriorityCall call = _bench.Last<NdisAllocateMemoryWithTagPriorityCall>();
        Assert.That(
            (call.Length, call.Tag),
            Is.EqualTo(((ulong)length, 0x6B61_4E64ul)));
        Assert.That(
            _bench.Acquired(ObjectKind.Memory),
            Is.EqualTo(new[]
            {
                _bench.Last<NdisAllocateMemoryWithTagPriorityReturn>().Block,
            }));
    }

    [Test]
    [Ddi(TraceName.NdisAllocateMemoryWithTagPriority)]
    public void Allocate_GivesBlocksThatDoNotOverlap()
    {
        PVOID first = Allocate(100);
        PVOID second = Allocate(100);
        first.Fill(1, 100);
        second.Fill(2, 100);

        Assert.That((first.Read<byte>(99), second.Read<byte>(0)), Is.EqualTo(((byte)1, (byte)2)));
    }

    [Test]
    [Ddi(TraceName.NdisAllocateMemoryWithTagPriority)]
    public void Allocate_GivesNull_WhereThatIsChosen([Values(0u, 100u)] uint length)
    {
        _bench.Fail(TraceName.NdisAllocateMemoryWithTagPriority);

        Assert.That(Allocate(length) == null);
        Assert.That(_bench.Acquired(ObjectKind.Memory), Is.Empty);
        Assert.That(
            _bench.Last<NdisAllocateMemoryWithTagPriorityReturn>().Block,
            Is.EqualTo(TraceObject.Null(ObjectKind.Memory)));
    }

    [Test]
    [Ddi(TraceName.NdisAllocateMemoryWithTagPriority)]
    public void Allocate_GivesNull_WhenTheMachineHasNoMemoryLeft()
    {
        int given = 0;
        while (Allocate(1 << 20) != null)
        {
            given++;
        }

        Assert.That(given, Is.InRange(1, 8));
        Assert.That(_bench.Acquired(ObjectKind.Memory), Has.Length.EqualTo(given));
    }

    [TestCase(100u)]
    [TestCase(0u)]
    [Ddi(TraceName.NdisFreeMemory)]
    public void Free_ReleasesTheBlock_WithItsLengthOrNone(uint length)
    {
        PVOID memory = Allocate(100);

        Ndis.NdisFreeMemory(memory, length, 0);

        Assert.That(_bench.Released(ObjectKind.Memory), Is.EqualTo(_bench.Acquired(ObjectKind.Memory)));
        NdisFreeMemoryCall call = _bench.Last<NdisFreeMemoryCall>();
        Assert.That(
            (call.Length, call.AllocatedLength),
            Is.EqualTo(((ulong)length, 100ul)));
        Assert.That(_bench.Misuses(TraceName.NdisFreeMemory), Is.Empty);
    }

    /// <summary>A write that stays within what the pool rounds a block up to is seen when it is freed.</summary>
    [TestCase(60u, 60u, true)]
    [TestCase(60u, 63u, true)]
    [TestCase(60u, 59u, false)]
    [TestCase(1u, 15u, true)]
    [TestCase(0u, 0u, true)]
    [Ddi(TraceName.NdisFreeMemory)]
    public void Free_FindsThatTheBlockWasOverrun(uint length, uint offset, bool isOverrun)
    {
        PVOID memory = Allocate(length);
        Assert.That(memory != null);
        memory.Write((byte)1, offset);
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);

        Ndis.NdisFreeMemory(memory, length, 0);

        Assert.That(
            _bench.Each((BlockOverrunEvent fact) => (fact.Length, fact.Offset)),
            isOverrun ? Is.EqualTo(new[] { (length, offset) }) : Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisFreeMemory)]
    public void Free_GivesTheMemoryBackToTheMachine()
    {
        for (int i = 0; i < 100; i++)
        {
            PVOID memory = Allocate(1 << 20);
            Assert.That(memory != null);
            Ndis.NdisFreeMemory(memory, 0, 0);
        }
    }

    [Test]
    [Ddi(TraceName.NdisFreeMemory)]
    public void Memory_ThatWasFreed_MayNotBeTouched()
    {
        PVOID memory = Allocate(100);
        Ndis.NdisFreeMemory(memory, 100, 0);

        memory.Read<byte>(7);

        StaleAccessEvent stale = _bench.Single<StaleAccessEvent>();
        Assert.That(stale.Reason, Is.EqualTo(StaleReason.Freed));
        Assert.That(
            stale.Object.Identity, Is.EqualTo(_bench.Acquired(ObjectKind.Memory).Single()));
    }

    [Test]
    [Ddi(TraceName.NdisFreeMemory)]
    public void Free_OfWhatIsNoBlock_IsMisuse_AndFreesNothing()
    {
        PVOID memory = Allocate(100);
        Ndis.NdisFreeMemory(memory + 16, 100, 0);
        Ndis.NdisFreeMemory(default, 100, 0);
        Ndis.NdisFreeMemory(memory, 100, 0);
        Ndis.NdisFreeMemory(memory, 100, 0);

        Assert.That(
            _bench.Misuses(TraceName.NdisFreeMemory),
            Is.EqualTo(new[] { "block Memory Interior", "block Memory Null", "block Memory Released" }));
        Assert.That(_bench.Released(ObjectKind.Memory), Has.Length.EqualTo(1));
    }

    [Test]
    [Ddi(TraceName.MmGetSystemAddressForMdlSafe)]
    public void SystemAddress_IsTheDataOfTheMdl()
    {
        PVOID memory = Allocate(100);
        MDL mdl = Ndis.NdisAllocateMdl(_bench.Adapter, memory + 20, 50);

        Assert.That(SystemAddress(mdl) == memory + 20);
        Assert.That(_bench.Return(TraceName.MmGetSystemAddressForMdlSafe).Result, Is.EqualTo(1));
        Assert.That(
            _bench.Last<MmGetSystemAddressForMdlSafeCall>().Mdl,
            Is.EqualTo(_bench.Acquired(ObjectKind.Mdl).Single()));
    }

    [Test]
    [Ddi(TraceName.MmGetSystemAddressForMdlSafe)]
    public void SystemAddress_IsNull_WhereThereIsNoMdl()
    {
        Assert.That(SystemAddress(default) == null);
        Assert.That(_bench.Return(TraceName.MmGetSystemAddressForMdlSafe).Result, Is.Zero);
    }

    /// <summary>What the driver described itself is mapped already.</summary>
    [Test]
    [Ddi(TraceName.MmGetSystemAddressForMdlSafe)]
    public void SystemAddress_OfTheDriversMdl_IsThere_WhateverIsChosen()
    {
        PVOID memory = Allocate(100);
        _bench.Fail(TraceName.MmGetSystemAddressForMdlSafe);
        Assert.That(SystemAddress(Ndis.NdisAllocateMdl(_bench.Adapter, memory, 100)) == memory);
    }

    [Test]
    [Ddi(TraceName.MmGetPhysicalAddress)]
    public void PhysicalAddress_FollowsThePointerWithinAPage_AndDiffersFromPageToPage()
    {
        PVOID memory = Allocate(4 * PageBytes);
        ulong first = PhysicalAddress(memory);
        ulong[] pages = [.. Enumerable.Range(0, 3).Select(page => PhysicalAddress(memory + (page * (int)PageBytes)))];

        Assert.That(first, Is.Not.Zero);
        Assert.That(PhysicalAddress(memory + 1) - first, Is.EqualTo(1));
        Assert.That(pages.Select(address => address / PageBytes), Is.Unique);
        Assert.That(
            _bench.Last<MmGetPhysicalAddressCall>().Block,
            Is.EqualTo(_bench.Acquired(ObjectKind.Memory).Single()));
    }

    [Test]
    [Ddi(TraceName.MmGetPhysicalAddress)]
    public void PhysicalAddress_OfWhatIsNoMemory_IsZero()
        => Assert.That((PhysicalAddress(default), PhysicalAddress(new PVOID(0x1234))), Is.EqualTo((0ul, 0ul)));

    private PVOID Allocate(uint length, uint tag = 1)
        => Ndis.NdisAllocateMemoryWithTagPriority(
            _bench.Adapter, length, tag, EX_POOL_PRIORITY.NormalPoolPriority);

    private PVOID SystemAddress(MDL mdl)
        => Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);

    private ulong PhysicalAddress(PVOID pointer) => Ndis.MmGetPhysicalAddress(pointer).QuadPart;
}
