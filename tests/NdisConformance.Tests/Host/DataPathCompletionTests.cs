using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Completions of sends, right ones and all kinds of wrong ones.</summary>
[TestFixture]
[Ddi(TraceName.NdisMSendNetBufferListsComplete)]
internal sealed class DataPathCompletionTests
{
    private DataPathBench _bench = null!;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void EveryList_IsStated_WithItsStatus()
    {
        NET_BUFFER_LIST list = _bench.Send(lists: 3);
        NET_BUFFER_LIST second = list.Next;
        NET_BUFFER_LIST third = second.Next;
        list.Status = NDIS_STATUS_SUCCESS;
        second.Status = NDIS_STATUS_RESOURCES;
        third.Status = NDIS_STATUS_SUCCESS;
        _bench.Complete(list);

        Assert.That(
            Completions(),
            Is.EqualTo(new[]
            {
                (1u, NDIS_STATUS_SUCCESS, OwnerCode.Miniport, 0, true),
                (2u, NDIS_STATUS_RESOURCES, OwnerCode.Miniport, 1, true),
                (3u, NDIS_STATUS_SUCCESS, OwnerCode.Miniport, 2, true),
            }));
        Assert.That(_bench.Trace.Last<NdisMSendNetBufferListsCompleteCall>().Count, Is.EqualTo(3));
        Assert.That(_bench.Host.Sends.Outstanding, Is.Zero);
    }

    [Test]
    public void MemoryOfASend_IsGoneAfterCompletion()
    {
        long blocks = _bench.Pc.Memory.LiveBlocks;
        FrameShape shape = new() { MdlLengths = [100, 200], PaddingMdlLengths = [8] };
        NET_BUFFER_LIST list = _bench.Send(shape, lists: 2, framesPerList: 2);
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        MDL mdl = netBuffer.MdlChain;
        PVOID data = mdl.MappedSystemVa;
        _bench.Complete(list);

        Assert.That(_bench.Pc.Memory.LiveBlocks, Is.EqualTo(blocks));
        _ = list.Next;
        _ = netBuffer.Next;
        _ = mdl.Next;
        _ = data.Read<byte>();
        Assert.That(
            _bench.Trace.Each((StaleAccessEvent e) => (e.Object.Kind, e.Reason)),
            Is.EqualTo(new[]
            {
                (ObjectKind.Nbl, StaleReason.Completed),
                (ObjectKind.Nb, StaleReason.Completed),
                (ObjectKind.Mdl, StaleReason.Completed),
                (ObjectKind.Nb, StaleReason.Completed),
            }));
    }

    [Test]
    public void SecondCompletion_IsOfAListThatIsNdisOwn()
    {
        NET_BUFFER_LIST list = _bench.Send();
        _bench.Complete(list);
        _bench.Complete(list);

        Assert.That(Completions().Last().Owner, Is.EqualTo(OwnerCode.Ndis));
        Assert.That(_bench.Host.Sends.Outstanding, Is.Zero);
    }

    [Test]
    public void List_TwiceInAChain_EndsIt()
    {
        NET_BUFFER_LIST list = _bench.Send(lists: 2);
        NET_BUFFER_LIST second = list.Next;
        second.Next = list;
        _bench.Complete(list);

        Assert.That(
            Completions().Select(c => (c.Nbl, c.Owner)),
            Is.EqualTo(new[] { (1u, OwnerCode.Miniport), (2u, OwnerCode.Miniport), (1u, OwnerCode.Ndis) }));
        Assert.That(_bench.Trace.Last<NdisMSendNetBufferListsCompleteCall>().Count, Is.EqualTo(2));
    }

    [Test]
    public void OwnList_IsNoSend()
    {
        NET_BUFFER_LIST own = _bench.Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(), 0, 0);
        _bench.Complete(own);

        Assert.That(Completions().Single().Owner, Is.EqualTo(OwnerCode.Nobody));
        Assert.That(own.FirstNetBuffer != null);
    }

    [Test]
    public void Garbage_IsNoSend_AndEndsTheChain()
    {
        NET_BUFFER_LIST list = _bench.Send();
        list.Next = (NET_BUFFER_LIST)(_bench.Memory(1000) + 16);
        _bench.Complete(list);

        Assert.That(
            _bench.Trace.Each((SendCompletedEvent e) => (e.Nbl.State, e.Owner)),
            Is.EqualTo(new[] { (ObjectState.Live, OwnerCode.Miniport), (ObjectState.Interior, OwnerCode.Nobody) }));
        _bench.Complete(null);
        Assert.That(_bench.Trace.Last<NdisMSendNetBufferListsCompleteCall>().Count, Is.Zero);
    }

    [Test]
    public void WrongHandle_IsMisuse_AndTheSendIsCompletedAllTheSame()
    {
        NET_BUFFER_LIST list = _bench.Send();
        _bench.Host.Ndis.NdisMSendNetBufferListsComplete(new NDIS_HANDLE(4711), list, 0);

        Assert.That(_bench.Facts(TraceName.HandleMisuse).Count(), Is.EqualTo(1));
        Assert.That(_bench.Host.Sends.Outstanding, Is.Zero);
    }

    [Test]
    public void Chains_OfNetBuffersAndMdls_AreCompared()
    {
        FrameShape shape = new() { MdlLengths = [100, 200] };
        Assert.That(IsIntact(shape, (_, _) => { }), Is.True);
        Assert.That(IsIntact(shape, (list, _) => list.Next = null), Is.True);
        Assert.That(IsIntact(shape, (list, _) => list.FirstNetBuffer = list.FirstNetBuffer.Next), Is.False);
        Assert.That(IsIntact(shape, (_, first) => first.Next = null), Is.False);
        Assert.That(IsIntact(shape, (_, first) => Append(first)), Is.False);
        Assert.That(IsIntact(shape, (_, first) => first.MdlChain = _bench.Mdl(10)), Is.False);
        Assert.That(IsIntact(shape, (_, first) => Cut(first.MdlChain)), Is.False);
        Assert.That(IsIntact(shape, (_, first) => Extend(first.Next.MdlChain)), Is.False);

        void Append(NET_BUFFER first)
        {
            NET_BUFFER last = first.Next;
            last.Next = _bench.Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), null, 0, 0);
        }

        void Cut(MDL mdl) => mdl.Next = null;

        void Extend(MDL mdl)
        {
            MDL last = DataPathBench.Members(mdl)[^1];
            last.Next = _bench.Mdl(10);
        }
    }

    [Test]
    public void MembersOfTheCaller_AreCompared()
    {
        Assert.That(ChangedMember(_ => { }), Is.Null);
        Assert.That(
            ChangedMember(list =>
            {
                list.Scratch = default;
                list.NblFlags |= NDIS_NBL_FLAGS_MINIPORT_RESERVED | NDIS_NBL_FLAGS_SCRATCH;
                list.MiniportReserved.Set(1, default);
                list.FirstNetBuffer.MiniportReserved.Set(3, default);
            }),
            Is.Null);
        Assert.That(ChangedMember(list => list.SourceHandle = default), Is.EqualTo(CallersMember.SourceHandle));
        Assert.That(
            ChangedMember(list => list.ProtocolReserved.Set(3, default)), Is.EqualTo(CallersMember.ProtocolReserved));
        Assert.That(ChangedMember(list => list.NblFlags ^= 1), Is.EqualTo(CallersMember.NblFlags));
        Assert.That(ChangedOfFrame(frame => frame.DataLength--), Is.EqualTo(CallersMember.DataLength));
        Assert.That(ChangedOfFrame(frame => frame.DataOffset++), Is.EqualTo(CallersMember.DataOffset));
        Assert.That(ChangedOfFrame(frame => frame.CurrentMdlOffset = 0), Is.EqualTo(CallersMember.CurrentMdlOffset));
        Assert.That(
            ChangedOfFrame(frame => frame.CurrentMdl = frame.CurrentMdl.Next), Is.EqualTo(CallersMember.CurrentMdl));
        Assert.That(
            ChangedOfFrame(frame => frame.ProtocolReserved.Set(5, default)),
            Is.EqualTo(CallersMember.ProtocolReserved));
    }

    [Test]
    public void DataOfTheCaller_IsCompared()
    {
        // The data begins at byte 32 and goes from the first MDL into the second.
        FrameShape shape = new() { MdlLengths = [100], SlackLength = 4 };
        Assert.That(ChangedByte(shape, 0, 31), Is.Null);
        Assert.That(ChangedByte(shape, 0, 32), Is.EqualTo((0u, true)));
        Assert.That(ChangedByte(shape, 0, 99), Is.EqualTo((67u, true)));
        Assert.That(ChangedByte(shape, 1, 0), Is.EqualTo((68u, true)));
        Assert.That(ChangedByte(shape, 1, 1445), Is.EqualTo((1513u, true)));
        Assert.That(ChangedByte(shape, 1, 1446), Is.Null);
        _bench.Complete(_bench.Send(shape));
        Assert.That(ChangedByte(shape, 0, 45), Is.EqualTo((13u, false)), "every second list is not read-only");
    }

    [Test]
    public void Mapping_MayOutliveCompletion()
    {
        SCATTER_GATHER_LIST delivered = null;
        NDIS_HANDLE dma = OpenChannel(list => delivered = list);
        NET_BUFFER_LIST list = _bench.Send();
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        using IrqlScope irql = new(_bench.Pc.Current, DISPATCH_LEVEL);
        _bench.Host.Ndis.NdisMAllocateNetBufferSGList(dma, netBuffer, null, NDIS_SG_LIST_WRITE_TO_DEVICE, null, 0);
        _bench.Complete(list);
        for (int i = 0; i < 10; i++)
        {
            _bench.Complete(_bench.Send());
        }

        byte[] read = new byte[64];
        Assert.That(_bench.Device.Bus.DmaRead(delivered.Elements[0].Address.QuadPart, read), "still mapped");
        Assert.That(read, Is.All.EqualTo(0xDD));
        _bench.Host.Ndis.NdisMFreeNetBufferSGList(dma, delivered, netBuffer);
        NdisMFreeNetBufferSGListCall call = _bench.Trace.Last<NdisMFreeNetBufferSGListCall>();
        Assert.That(call.Sg, Is.EqualTo(new TraceObject(ObjectKind.Sg, 1)));
        Assert.That(call.MappedNb, Is.EqualTo(new TraceObject(ObjectKind.Nb, 1)));
        _bench.Complete(_bench.Send());
        Assert.That(_bench.Host.Sends.Outstanding, Is.Zero);
    }

    [Test]
    public void Protocol_MaySendAgainInsideTheCompletion()
    {
        NET_BUFFER_LIST list = _bench.Send();
        NET_BUFFER_LIST second = null;
        _bench.Driver.OnSend = (lists, _) => second = lists;
        _bench.Host.Sends.SubmitInsideCompletion(new SendRequest().Add(new FrameShape()));
        _bench.Complete(list);

        TraceEvent enter = _bench.Trace.Last(TraceName.MiniportSendNetBufferLists, TraceKind.Enter);
        TraceEvent @return = _bench.Trace.Last(TraceName.NdisMSendNetBufferListsComplete, TraceKind.Return);
        Assert.That(enter.Sequence, Is.InRange(@return.Begin, @return.Sequence));
        _bench.Complete(second);
        Assert.That(_bench.Host.Sends.Outstanding, Is.Zero);
    }

    private CallersMember? ChangedOfFrame(Action<NET_BUFFER> change) => ChangedMember(list =>
    {
        NET_BUFFER second = list.FirstNetBuffer.Next;
        change(second);
    });

    private CallersMember? ChangedMember(Action<NET_BUFFER_LIST> change)
    {
        int before = _bench.Facts(TraceName.CallersMemberChanged).Count();
        NET_BUFFER_LIST list = _bench.Send(new FrameShape { MdlLengths = [100, 200] }, framesPerList: 2);
        change(list);
        _bench.Complete(list);
        return _bench.Trace.Each((CallersMemberChangedEvent e) => (CallersMember?)e.Member)
            .Skip(before)
            .SingleOrDefault();
    }

    /// <summary>Changes a byte of an MDL of a send; gives the position and the flag that are stated.</summary>
    private (uint Position, bool IsReadOnly)? ChangedByte(FrameShape shape, int mdl, uint at)
    {
        int before = _bench.Facts(TraceName.CallersDataChanged).Count();
        NET_BUFFER_LIST list = _bench.Send(shape);
        bool isReadOnly = (list.NblFlags & NDIS_NBL_FLAGS_SEND_READ_ONLY) != 0;
        PVOID data = DataPathBench.Members(list.FirstNetBuffer.MdlChain)[mdl].MappedSystemVa + at;
        data.Write((byte)~data.Read<byte>());
        _bench.Complete(list);
        if (isReadOnly)
        {
            // The next one is read-only again.
            _bench.Complete(_bench.Send(shape));
        }

        return _bench.Trace.Each((CallersDataChangedEvent e) => ((uint, bool)?)(e.Position, e.ReadOnly))
            .Skip(before)
            .SingleOrDefault();
    }

    private bool IsIntact(FrameShape shape, Action<NET_BUFFER_LIST, NET_BUFFER> change)
    {
        NET_BUFFER_LIST list = _bench.Send(shape, framesPerList: 2);
        change(list, list.FirstNetBuffer);
        _bench.Complete(list);
        return Completions().Last().IsIntact;
    }

    private List<(uint Nbl, NDIS_STATUS Status, OwnerCode Owner, int Index, bool IsIntact)> Completions()
        => [.. _bench.Trace.Each((SendCompletedEvent e)
            => (e.Nbl.Number, e.Status, e.Owner, (int)e.Index, e.ChainIntact))];

    private NDIS_HANDLE OpenChannel(Action<SCATTER_GATHER_LIST> onList)
    {
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
                NDIS_SG_DMA_DESCRIPTION_REVISION_1,
                NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1),
            MaximumPhysicalMapping = 65536,
            ProcessSGListHandler = (_, _, list, _) => onList(list),
        };
        _bench.Host.Ndis.NdisMRegisterScatterGatherDma(_bench.Adapter, ref description, out NDIS_HANDLE dma);
        return dma;
    }
}
