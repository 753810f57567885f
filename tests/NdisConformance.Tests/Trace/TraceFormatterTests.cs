using System.Globalization;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class TraceFormatterTests
{
    private static readonly TraceObject Adapter = new(ObjectKind.Adapter, 1);

    [Test]
    public void Snapshot_BeginsWithWhatItIs()
        => Assert.That(
            new EventWriter().Snapshot(),
            Is.EqualTo("ndis-conformance snapshot 1; scenario group/name; plugin Vendor; driver nic\n"));

    [Test]
    public void Snapshot_WritesCallsInside_AndEndsThemWithTheirName()
    {
        EventWriter writer = new() { Time = 123, Irql = 2 };
        TraceObject spinLock = new(ObjectKind.Lock, 1);
        TraceMark callback = writer.MiniportSendNetBufferListsEnter(
            Adapter, new TraceObject(ObjectKind.Nbl, 4), port: 0, flags: 1, count: 1);
        writer.NdisDprAcquireSpinLockReturn(writer.NdisDprAcquireSpinLockCall(spinLock));
        writer.NdisFreeSpinLockReturn(writer.NdisFreeSpinLockCall(spinLock));
        writer.MiniportSendNetBufferListsExit(callback);

        Assert.That(writer.Snapshot().Split('\n')[1..], Is.EqualTo(new[]
        {
            "      12.3 P0 DISPATCH < MiniportSendNetBufferLists(adapter=adapter#1, nbl=nbl#4, port=0, flags=0x1, "
                + "count=1) {",
            "      12.3 P0 DISPATCH   > NdisFreeSpinLock(lock=lock#1)",
            "      12.3 P0 DISPATCH } MiniportSendNetBufferLists",
            string.Empty,
        }));
    }

    [Test]
    public void Snapshot_PutsResultAndOutputs_BehindTheArrow()
    {
        EventWriter writer = new();
        writer.NdisMMapIoSpaceReturn(
            writer.NdisMMapIoSpaceCall(Adapter, 256),
            NDIS_STATUS.NDIS_STATUS_SUCCESS,
            new TraceObject(ObjectKind.IoSpace, 1));
        writer.NdisAllocateMemoryWithTagPriorityReturn(
            writer.NdisAllocateMemoryWithTagPriorityCall(Adapter, length: 64, tag: 7),
            new TraceObject(ObjectKind.Memory, 1));

        Assert.That(writer.Snapshot().Split('\n')[1..3], Is.EqualTo(new[]
        {
            "       0.0 P0 PASSIVE  > NdisMMapIoSpace(adapter=adapter#1, length=256) -> NDIS_STATUS_SUCCESS, "
                + "space=io#1",
            "       0.0 P0 PASSIVE  > NdisAllocateMemoryWithTagPriority(handle=adapter#1, length=64) -> block=mem#1",
        }));
    }

    [Test]
    public void Snapshot_LeavesOut_WhatTheHostKnows()
    {
        TraceObject sg = new(ObjectKind.Sg, 1);
        TraceObject nb = new(ObjectKind.Nb, 1);
        EventWriter writer = new();
        TraceMark call = writer.NdisMFreeNetBufferSGListCall(
            new TraceObject(ObjectKind.Dma, 1), sg, nb, SgPointer.List, mappedNb: nb);
        writer.DeviceFault(
            sg,
            FaultReason.Unmapped,
            write: false,
            length: 64,
            offset: 0,
            lead: 0,
            rest: 0,
            mdlRest: 0,
            pageRest: 0,
            endsWithElement: false);
        writer.NdisMFreeNetBufferSGListReturn(call);
        writer.WireTransmit(
            new TraceObject(ObjectKind.Frame, 1),
            60,
            nb,
            new TraceObject(ObjectKind.Nbl, 1),
            WireMatch.Exact,
            suspect: nb);
        writer.Drained(Adapter);

        Assert.That(writer.Snapshot().Split('\n')[1..], Is.EqualTo(new[]
        {
            "       0.0 P0 PASSIVE  > NdisMFreeNetBufferSGList(dma=dma#1, sg=sg#1, nb=nb#1)",
            "       0.0 P0 PASSIVE  * WireTransmit(frame=frame#1, length=60)",
            string.Empty,
        }));
    }

    [Test]
    public void Snapshot_OfATraceThatEndsInACrash_LeavesItsCallsOpen()
    {
        EventWriter writer = new();
        writer.DriverEntryEnter();
        writer.Crash(0x1E, 0);

        Assert.That(writer.Snapshot().Split('\n')[1], Does.EndWith("< DriverEntry() {"));
        Assert.That(writer.Read().Events.Single().Name, Is.EqualTo("DriverEntry"));
    }

    [Test]
    public void Snapshot_IsRefused_WhereEventsWereDropped()
    {
        EventWriter writer = new(TraceStore.Ring(1));
        writer.GetVersion();
        writer.GetVersion();

        Assert.Throws<InvalidOperationException>(() => writer.Snapshot());
    }

    [Test]
    public void Full_WritesHostKnowledgeFactsAndSequences()
    {
        EventWriter writer = new() { Irql = 5, Processor = 1 };
        TraceObject memory = new(ObjectKind.Memory, 2);
        TraceMark call = writer.NdisFreeMemoryCall(memory, length: 0, allocatedLength: 64, memoryFlags: 0);
        writer.Released(memory);
        writer.NdisFreeMemoryReturn(call);

        Assert.That(TraceFormatter.Full(writer.Store).Split('\n'), Is.EqualTo(new[]
        {
            "     1        0.0 P1 DIRQL5   > NdisFreeMemory("
                + "block=mem#2, length=0) [allocatedLength=64] {",
            "     2        0.0 P1 DIRQL5     * Released(object=mem#2)",
            "     3        0.0 P1 DIRQL5   } NdisFreeMemory",
            string.Empty,
        }));
    }

    [Test]
    public void Text_IsTheSame_WhateverTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        EventWriter writer = new() { Time = 1234567 };
        writer.Sleep(1234567);
        writer.WireReceive(new TraceObject(ObjectKind.Frame, 1), 1514, FrameAudience.Everybody);
        string expected = writer.Snapshot();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            Assert.That(writer.Snapshot(), Is.EqualTo(expected));
            Assert.That(SnapshotDiff.Compare(writer.Read(), writer.Read()).IsEqual);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void EveryName_CanBeWritten()
    {
        foreach (TraceName name in TraceSchema.All.Select(row => row.Name))
        {
            EventWriter writer = new();
            writer.Blank(name);

            Assert.That(TraceFormatter.Full(writer.Store), Does.Contain(name + "("));
            Assert.That(() => writer.Read(), Throws.Nothing);
        }
    }
}
