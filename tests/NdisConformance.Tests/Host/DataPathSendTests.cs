using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Sends: what NDIS hands over, when, and how.</summary>
[TestFixture]
internal sealed class DataPathSendTests
{
    private static readonly FrameShape[] Shapes =
    [
        new() { DataLength = 14 },
        new() { DataLength = 60, DataOffset = 0, PageOffset = 0 },
        new() { DataLength = 1514, DataOffset = 100, PageOffset = 4050 },
        new() { DataLength = 300, DataOffset = 80, MdlLengths = [64, 40] },
        new() { DataLength = 300, DataOffset = 64, MdlLengths = [64] },
        new() { DataLength = 200, DataOffset = 10, SlackLength = 30, PaddingMdlLengths = [1, 500] },
        new() { DataLength = 24, DataOffset = 3, MdlLengths = [17, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        new() { DataLength = 40, DataOffset = 2, MdlLengths = [20, 100], SlackLength = 7 },
        new() { DataLength = FrameShape.MaximumDataLength, MdlLengths = [5000, 9000] },
        new() { DataLength = 600, MdlLengths = [150, 250], IsOneBuffer = true, GapLength = 24 },
    ];

    [TestCaseSource(nameof(Shapes))]
    public void Frame_LiesInMemoryAsItsShapeSays(FrameShape shape)
    {
        using DataPathBench bench = new();
        NET_BUFFER netBuffer = bench.Send(shape).FirstNetBuffer;
        List<MDL> chain = DataPathBench.Members(netBuffer.MdlChain);

        Assert.That(netBuffer.DataLength, Is.EqualTo(shape.DataLength));
        Assert.That(netBuffer.DataOffset, Is.EqualTo(shape.DataOffset));
        Assert.That(chain[0].ByteOffset, Is.EqualTo(shape.PageOffset));
        uint before = 0;
        foreach (MDL mdl in chain.TakeWhile(mdl => mdl != netBuffer.CurrentMdl))
        {
            before += mdl.ByteCount;
        }

        Assert.That(before + netBuffer.CurrentMdlOffset, Is.EqualTo(shape.DataOffset));
        Assert.That(netBuffer.CurrentMdlOffset, Is.LessThan(netBuffer.CurrentMdl.ByteCount));
        long atLeast = shape.DataOffset + shape.DataLength + shape.SlackLength + shape.PaddingMdlLengths.Sum(l => l);
        Assert.That(chain.Sum(mdl => mdl.ByteCount), Is.AtLeast(atLeast));
        bench.Device.Bus.TransmitToWire(DataPathBench.DataOf(netBuffer));
        Assert.That(
            bench.Trace.Last<WireTransmitEvent>().Match,
            Is.EqualTo(shape.DataLength < 60 ? WireMatch.Runt : WireMatch.Exact));
        Assert.That(bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    /// <summary>A sender's memory may not be mapped yet, and not be mappable.</summary>
    [Test]
    [Ddi(TraceName.MmGetSystemAddressForMdlSafe)]
    public void SystemAddressOfASend_IsNull_WhereThatIsChosen([Values] bool isChosen)
    {
        using DataPathBench bench = new();
        if (isChosen)
        {
            bench.Choices.AlwaysAtSite((int)HostChoice.Failure, (uint)TraceName.MmGetSystemAddressForMdlSafe, 1);
        }

        MDL mdl = bench.Send(new FrameShape { DataLength = 60 }).FirstNetBuffer.CurrentMdl;
        PVOID address = bench.Host.Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
        Assert.That(address == null, Is.EqualTo(isChosen));
    }

    /// <summary>A mapping stays for as long as the MDL lives.</summary>
    [Test]
    [Ddi(TraceName.MmGetSystemAddressForMdlSafe)]
    public void SystemAddressOfASend_StaysThere_OnceItWasGiven()
    {
        using DataPathBench bench = new();
        MDL mdl = bench.Send(new FrameShape { DataLength = 60 }).FirstNetBuffer.CurrentMdl;
        PVOID first = bench.Host.Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
        bench.Choices.AlwaysAtSite((int)HostChoice.Failure, (uint)TraceName.MmGetSystemAddressForMdlSafe, 1);
        PVOID second = bench.Host.Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
        Assert.That(first != null && second == first);
    }

    [Test]
    public void SmallMdl_CrossesNoPage_WhateverWasAllocatedBefore([Values(1, 3, 5, 7)] int before)
    {
        using DataPathBench bench = new();
        for (int i = 0; i < before; i++)
        {
            bench.Memory(1000);
        }

        FrameShape shape = new() { DataLength = 3000, MdlLengths = [200, 1000, 900] };
        foreach (MDL mdl in DataPathBench.Members(bench.Send(shape).FirstNetBuffer.MdlChain))
        {
            Assert.That(mdl.ByteOffset + mdl.ByteCount, Is.AtMost(4096));
        }
    }

    [TestCase(13u, 0u)]
    [TestCase(FrameShape.MaximumDataLength + 1, 0u)]
    [TestCase(100u, 4096u)]
    public void Shape_ThatThereIsNot_IsRefused(uint dataLength, uint pageOffset)
    {
        using DataPathBench bench = new();
        FrameShape shape = new() { DataLength = dataLength, PageOffset = pageOffset };

        Assert.That(() => bench.Send(shape), Throws.InvalidOperationException);
    }

    [Test]
    public void Shape_WithAGapBetweenBuffersOfTheirOwn_IsRefused()
    {
        using DataPathBench bench = new();
        FrameShape shape = new() { DataLength = 600, MdlLengths = [150], GapLength = 24 };

        Assert.That(
            () => bench.Send(shape),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "A frame was given a shape that NDIS never sends: "
                + "MDLs of buffers of their own have no gap between them."));
    }

    [TestCase(0u)]
    [TestCase(24u)]
    public void MdlsOfOneBuffer_FollowEachOther_BehindTheGap(uint gap)
    {
        using DataPathBench bench = new();
        FrameShape shape = new()
        {
            DataLength = 600,
            MdlLengths = [150, 250],
            IsOneBuffer = true,
            GapLength = gap,
        };

        List<MDL> chain = DataPathBench.Members(bench.Send(shape).FirstNetBuffer.MdlChain);

        Assert.That(chain.Select(mdl => mdl.ByteCount), Is.EqualTo(new[] { 150u, 250u, 232u }));
        Assert.That(
            chain.Select(mdl => mdl.ByteOffset), Is.EqualTo(new uint[] { 64, 64 + 150 + gap, 64 + 400 + (2 * gap) }));
    }

    [Test]
    public void Shape_ThatTearsTheHeader_IsRefused_SEND023()
    {
        using DataPathBench bench = new();
        FrameShape shape = new() { DataLength = 100, DataOffset = 0, MdlLengths = [13] };

        Assert.That(() => bench.Send(shape), Throws.InvalidOperationException);
    }

    [Test]
    public void Chain_IsLinked_AndStatedBeforeTheHandlerIsCalled()
    {
        using DataPathBench bench = new();
        SendRequest request = new SendRequest().Add(new FrameShape(), 2, 3, cancelId: 7).Add(new FrameShape());
        NET_BUFFER_LIST list = bench.Send(request);
        List<NET_BUFFER_LIST> lists = DataPathBench.Members(list);

        Assert.That(
            lists.Select(member => DataPathBench.Members(member.FirstNetBuffer).Count), Is.EqualTo([3, 3, 1]));
        Assert.That(
            lists.Select(member => member.NetBufferListInfo[(int)NetBufferListCancelId].Value),
            Is.EqualTo([7ul, 7ul, 0ul]));
        Assert.That(
            bench.Trace.Each((SendSubmittedEvent e) => (e.Nbl.Number, e.Nb.Number, e.NblIndex, e.NbIndex, e.CancelId)),
            Is.EqualTo(new (uint, uint, uint, uint, ulong)[]
            {
                (1, 1, 0, 0, 7), (1, 2, 0, 1, 7), (1, 3, 0, 2, 7),
                (2, 4, 1, 0, 7), (2, 5, 1, 1, 7), (2, 6, 1, 2, 7),
                (3, 7, 2, 0, 0),
            }));
        TraceEvent enter = bench.Trace.Last(TraceName.MiniportSendNetBufferLists, TraceKind.Enter);
        Assert.That(enter.Sequence, Is.GreaterThan(bench.Trace.Last(TraceName.SendSubmitted).Sequence));
        MiniportSendNetBufferListsEnter sent = new(in enter);
        Assert.That((sent.Nbl.Number, sent.Count), Is.EqualTo((1, 3)));
        Assert.That(bench.Host.Sends.Outstanding, Is.EqualTo(3));
    }

    [TestCase(PASSIVE_LEVEL, NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK)]
    [TestCase(DISPATCH_LEVEL, NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK | NDIS_SEND_FLAGS_DISPATCH_LEVEL)]
    public void LoopbackCheck_IsAskedForBesideTheLevel(byte irql, uint expected)
    {
        using DataPathBench bench = new();
        uint flags = 0;
        bench.Driver.OnSend = (_, given) => flags = given;
        bench.Host.Sends.Submit(
            new SendRequest { Irql = irql, ChecksForLoopback = true }.Add(new FrameShape()));

        Assert.That(flags, Is.EqualTo(expected));
    }

    [TestCase(PASSIVE_LEVEL, true, 0u)]
    [TestCase(DISPATCH_LEVEL, true, NDIS_SEND_FLAGS_DISPATCH_LEVEL)]
    [TestCase(DISPATCH_LEVEL, false, 0u)]
    public void Flags_TellTheTruth(byte irql, bool states, uint expected)
        => DataPathBench.Prove(
            (irql, expected, 1),
            bench =>
            {
                (byte Irql, uint Flags, int Processor) seen = default;
                bench.Driver.OnSend = (_, flags) => seen = (bench.Pc.Current.Irql, flags, bench.Pc.Current.Number);
                SendRequest request = new() { Irql = irql, StatesDispatchLevel = states, Processor = 1 };
                bench.Host.Sends.Submit(request.Add(new FrameShape()));
                return seen;
            },
            host => host.BentSendFlags = expected ^ NDIS_SEND_FLAGS_DISPATCH_LEVEL);

    [TestCase(AdapterState.Halted, false, ExpectedResult = false)]
    [TestCase(AdapterState.Paused, false, ExpectedResult = false)]
    [TestCase(AdapterState.Running, false, ExpectedResult = true)]
    [TestCase(AdapterState.Pausing, false, ExpectedResult = false)]
    [TestCase(AdapterState.Pausing, true, ExpectedResult = true)]
    [TestCase(AdapterState.Paused, true, ExpectedResult = true)]
    [TestCase(AdapterState.Halted, true, ExpectedResult = false)]
    public bool Host_SendsOnlyWhereItMay(AdapterState state, bool mayBeRejected)
    {
        using DataPathBench bench = new();
        bench.Driver.PauseStatus = state == AdapterState.Pausing ? NDIS_STATUS_PENDING : NDIS_STATUS_SUCCESS;
        if (state != AdapterState.Running)
        {
            bench.Host.Lifecycle.Pause();
        }

        if (state == AdapterState.Halted)
        {
            bench.Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        }

        Assert.That(bench.Host.CurrentState, Is.EqualTo(state));
        return Sends(bench, mayBeRejected);
    }

    [Test]
    public void Host_SendsNothingBeforeRestart_SEND023()
        => DataPathBench.Prove(
            expected: false,
            bench =>
            {
                bench.Host.Lifecycle.Pause();
                return Sends(bench, mayBeRejected: false);
            },
            host => host.SendsAlways = true);

    [Test]
    public void Host_VariesWhatItSends_SEND024()
        => DataPathBench.Prove(
            "3x2: 5 MDLs, current 1+36, slack 30, padding 2",
            bench =>
            {
                FrameShape shape = new()
                {
                    DataLength = 300, DataOffset = 100, MdlLengths = [64, 100], SlackLength = 30,
                    PaddingMdlLengths = [8, 9],
                };
                NET_BUFFER_LIST list = bench.Send(shape, lists: 3, framesPerList: 2);
                NET_BUFFER netBuffer = list.FirstNetBuffer;
                List<MDL> chain = DataPathBench.Members(netBuffer.MdlChain);
                long end = netBuffer.DataOffset + netBuffer.DataLength;
                long slack = chain.Take(3).Sum(mdl => mdl.ByteCount) - end;
                int current = chain.FindIndex(mdl => mdl == netBuffer.CurrentMdl);
                return $"{DataPathBench.Members(list).Count}x{DataPathBench.Members(netBuffer).Count}: "
                    + $"{chain.Count} MDLs, current {current}+{netBuffer.CurrentMdlOffset}, slack {slack}, "
                    + $"padding {chain.Count - 3}";
            },
            host => host.OnlyShape = new FrameShape { DataLength = 300 });

    [Test]
    public void Cancel_NamesTheIdentifier()
    {
        using DataPathBench bench = new();
        bench.Host.Sends.Cancel(7, DISPATCH_LEVEL);

        Assert.That(bench.Driver.Cancelled, Is.EqualTo([7ul]));
        TraceEvent enter = bench.Trace.Last(TraceName.MiniportCancelSend, TraceKind.Enter);
        Assert.That((new MiniportCancelSendEnter(in enter).CancelId, enter.Irql), Is.EqualTo((7, DISPATCH_LEVEL)));
    }

    [Test]
    public void Uncompleted_AreReportedInOrder()
    {
        using DataPathBench bench = new();
        NET_BUFFER_LIST list = bench.Send(lists: 4);
        NET_BUFFER_LIST second = list.Next;
        second.Next = null;
        bench.Complete(second);
        bench.Send();
        bench.Host.Sends.ReportUncompleted(isOverdue: false);

        Assert.That(
            bench.Trace.Each((UnmetEvent e) => (e.Object.Number, e.Operation)),
            Is.EqualTo(new[]
            {
                (1u, Operation.Send), (3u, Operation.Send), (4u, Operation.Send), (5u, Operation.Send),
            }));
    }

    [Test]
    public void Handler_ThatThrows_IsACrash()
    {
        using DataPathBench bench = new();
        bench.Driver.OnSend = (_, _) => throw new FormatException("boom");

        Assert.That(
            () => bench.Host.Sends.Submit(new SendRequest().Add(new FrameShape())), Throws.TypeOf<BugCheckException>());
        Assert.That(bench.Trace.Last<CrashEvent>().Code, Is.EqualTo(0x1E));
    }

    private static bool Sends(DataPathBench bench, bool mayBeRejected)
    {
        bool isCalled = false;
        bench.Driver.OnSend = (_, _) => isCalled = true;
        SendRequest request = new SendRequest { MayBeRejected = mayBeRejected }.Add(new FrameShape());
        try
        {
            bench.Host.Sends.Submit(request);
        }
        catch (InvalidOperationException)
        {
            Assert.That(isCalled, Is.False);
        }

        return isCalled;
    }
}
