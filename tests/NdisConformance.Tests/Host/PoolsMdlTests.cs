using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>MDLs: what they describe, and freeing them rightly and wrongly.</summary>
[TestFixture]
[Ddi(TraceName.NdisAllocateMdl, TraceName.NdisFreeMdl)]
internal sealed class PoolsMdlTests
{
    private DataPathBench _bench = null!;

    private NdisHost Host => _bench.Host;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void Mdl_DescribesMemory()
    {
        PVOID memory = _bench.Memory(3 * 4096);
        PVOID start = memory + 100;
        MDL mdl = Host.Ndis.NdisAllocateMdl(_bench.Adapter, start, 9000);

        Assert.That(mdl.MappedSystemVa == start);
        Assert.That(mdl.StartVa.Value + mdl.ByteOffset, Is.EqualTo(start.Value));
        Assert.That(mdl.StartVa.Value % 4096, Is.Zero);
        Assert.That(mdl.ByteCount, Is.EqualTo(9000));
        uint pages = (mdl.ByteOffset + 9000 + 4095) / 4096;
        Assert.That(mdl.Size, Is.EqualTo(0x30 + (8 * pages)));
        for (uint page = 0; page < pages; page++)
        {
            ulong inPage = page == 0 ? 0 : (page * 4096) - mdl.ByteOffset;
            ulong physical = Host.Ndis.MmGetPhysicalAddress(start + (uint)inPage).QuadPart;
            Assert.That(mdl.PageFrameNumber((int)page), Is.EqualTo(physical / 4096));
        }
    }

    [Test]
    public void Allocation_TellsWhatKindOfMemoryItIs()
    {
        PVOID memory = _bench.Memory(100);
        Assert.That(ClassOf(memory + 10, 90), Is.EqualTo(AddressClass.Nonpaged));
        Assert.That(ClassOf(memory + 10, 91), Is.EqualTo(AddressClass.Other), "past the end");

        NET_BUFFER data = Host.Ndis.NdisAllocateNetBufferMdlAndData(_bench.NbPool(100));
        Assert.That(ClassOf(data.MdlChain.MappedSystemVa, 100), Is.EqualTo(AddressClass.NdisData));
        Assert.That(ClassOf(data, 16), Is.EqualTo(AddressClass.Other), "a NET_BUFFER itself");

        Host.Ndis.NdisFreeMemory(memory, 0, 0);
        Assert.That(ClassOf(memory, 10), Is.EqualTo(AddressClass.Other), "freed");
        Assert.That(ClassOf(new PVOID(4711), 10), Is.EqualTo(AddressClass.Other), "no memory at all");
        Assert.That(ClassOf(memory, uint.MaxValue), Is.EqualTo(AddressClass.Other), "without end");
    }

    [Test]
    public void Mdl_OfNoMemory_IsNull()
    {
        Assert.That(Host.Ndis.NdisAllocateMdl(_bench.Adapter, new PVOID(4711), 10) == null);
        Assert.That(Host.Ndis.NdisAllocateMdl(_bench.Adapter, null, 10) == null);
        Assert.That(Host.Ndis.NdisAllocateMdl(_bench.Adapter, _bench.Memory(10), uint.MaxValue) == null);
    }

    [Test]
    public void Mdl_ForAnAdapterThatIsGone_IsMisuse()
    {
        PVOID memory = _bench.Memory(100);
        Host.Ndis.NdisAllocateMdl(null, memory, 10);
        Assert.That(_bench.Facts(TraceName.HandleMisuse), Is.Empty);
        Host.Lifecycle.Pause();
        Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        Host.Ndis.NdisAllocateMdl(_bench.Adapter, memory, 10);

        Assert.That(_bench.Trace.Last<HandleMisuseEvent>().Actual.State, Is.EqualTo(ObjectState.Released));
    }

    [Test]
    public void Mdl_FailsWhereChosen()
    {
        PVOID memory = _bench.Memory(100);
        _bench.Choices.Always((int)HostChoice.Failure, 1);

        Assert.That(Host.Ndis.NdisAllocateMdl(_bench.Adapter, memory, 100) == null);
    }

    [Test]
    public void Freeing_TellsOfTheSecondTime()
    {
        MDL mdl = _bench.Mdl(10);

        Assert.That(Free(mdl).Named.State, Is.EqualTo(ObjectState.Live));
        Assert.That(_bench.Trace.Last<ReleasedEvent>().Object, Is.EqualTo(new TraceObject(ObjectKind.Mdl, 1)));
        Assert.That(Free(mdl).Named.State, Is.EqualTo(ObjectState.Released));
        Assert.That(
            _bench.Trace.Each((ReleasedEvent e) => e.Object).Count(item => item.Kind == ObjectKind.Mdl), Is.EqualTo(1));
    }

    [Test]
    public void Freeing_OneThatNdisHolds_IsRefusedAndTold()
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        MDL mdl = list.FirstNetBuffer.MdlChain;
        _bench.Indicate(list);

        Assert.That(
            Free(mdl),
            Is.EqualTo((new TraceObject(ObjectKind.Mdl, 1), new TraceObject(ObjectKind.Nbl, 1), OwnerCode.Ndis)));
        _bench.Drain();
        Assert.That(mdl.ByteCount, Is.EqualTo(100));
        Assert.That(Free(mdl).Owner, Is.EqualTo(OwnerCode.Miniport));
    }

    [Test]
    public void Freeing_OneThatCameAlong_IsRefusedAndTold()
    {
        NET_BUFFER own = Host.Ndis.NdisAllocateNetBufferMdlAndData(_bench.NbPool(100));
        Assert.That(Free(own.MdlChain).UsedBy, Is.EqualTo(new TraceObject(ObjectKind.Nb, 1)));

        NET_BUFFER sent = _bench.Send().FirstNetBuffer;
        Assert.That(Free(sent.MdlChain).UsedBy, Is.EqualTo(new TraceObject(ObjectKind.Nb, 2)));
        Assert.That(DataPathBench.DataOf(sent), Has.Length.EqualTo(1514));
    }

    private AddressClass ClassOf(PVOID start, uint length)
    {
        Host.Ndis.NdisAllocateMdl(_bench.Adapter, start, length);
        return _bench.Trace.Last<NdisAllocateMdlCall>().AddressClass;
    }

    private (TraceObject Named, TraceObject UsedBy, OwnerCode Owner) Free(MDL mdl)
    {
        Host.Ndis.NdisFreeMdl(mdl);
        NdisFreeMdlCall call = _bench.Trace.Last<NdisFreeMdlCall>();
        return (call.Mdl, call.UsedBy, call.Owner);
    }
}
