using System.Globalization;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Tests.Trace.EventWriter;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class TraceFormatterTests
{
    [Test]
    public void Snapshot_BeginsWithWhatItIs()
        => Assert.That(
            new EventWriter().Snapshot(),
            Is.EqualTo("ndis-conformance snapshot 1; scenario group/name; plugin Vendor; driver nic\n"));

    [Test]
    public void Snapshot_WritesCallsInside_AndEndsThemWithTheirName()
    {
        EventWriter writer = new() { Time = 123, Irql = 2 };
        writer.Enter(TraceName.MiniportSendNetBufferLists, Obj(ObjectKind.Adapter, 1), Obj(ObjectKind.Nbl, 4), 0, 1, 1)
            .Does(TraceName.NdisDprAcquireSpinLock, Obj(ObjectKind.Lock, 1))
            .Does(TraceName.NdisFreeSpinLock, Obj(ObjectKind.Lock, 1))
            .End();

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
        writer.Call(TraceName.NdisMMapIoSpace, Obj(ObjectKind.Adapter, 1), 256)
            .End((ulong)NDIS_STATUS.NDIS_STATUS_SUCCESS, Obj(ObjectKind.IoSpace, 1))
            .Call(TraceName.NdisAllocateMemoryWithTagPriority, Obj(ObjectKind.Adapter, 1), 64, 7)
            .End(0, Obj(ObjectKind.Memory, 1));

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
        EventWriter writer = new();
        writer.Call(
                TraceName.NdisMFreeNetBufferSGList,
                Obj(ObjectKind.Dma, 1),
                Obj(ObjectKind.Sg, 1),
                Obj(ObjectKind.Nb, 1))
            .Fact(TraceName.DeviceFault, Obj(ObjectKind.Sg, 1))
            .End()
            .Fact(
                TraceName.WireTransmit,
                Obj(ObjectKind.Frame, 1),
                60,
                Obj(ObjectKind.Nb, 1),
                Obj(ObjectKind.Nbl, 1),
                0,
                Obj(ObjectKind.Nb, 1))
            .Fact(TraceName.Drained);

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
        writer.Enter(TraceName.DriverEntry).Fact(TraceName.Crash, 0x1E);

        Assert.That(writer.Snapshot().Split('\n')[1], Does.EndWith("< DriverEntry() {"));
        Assert.That(writer.Read().Events.Single().Name, Is.EqualTo("DriverEntry"));
    }

    [Test]
    public void Snapshot_IsRefused_WhereEventsWereDropped()
    {
        EventWriter writer = new(TraceStore.Ring(1));
        writer.Does(TraceName.NdisGetVersion).Does(TraceName.NdisGetVersion);

        Assert.Throws<InvalidOperationException>(() => writer.Snapshot());
    }

    [Test]
    public void Full_WritesHostKnowledgeFactsAndSequences()
    {
        EventWriter writer = new() { Irql = 5, Processor = 1 };
        writer.Call(TraceName.NdisFreeMemory, Obj(ObjectKind.Memory, 2), 0, 64)
            .Fact(TraceName.Released, Obj(ObjectKind.Memory, 2))
            .End();

        Assert.That(TraceFormatter.Full(writer.Store).Split('\n'), Is.EqualTo(new[]
        {
            "     1        0.0 P1 DIRQL5   > NdisFreeMemory(block=mem#2, length=0, ~allocatedLength=64) {",
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
        writer.Call(TraceName.NdisMSleep, 1234567).End().Fact(TraceName.WireReceive, Obj(ObjectKind.Frame, 1), 1514);
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
        foreach (TraceName name in Enum.GetValues<TraceName>().Where(name => name != TraceName.None))
        {
            EventWriter writer = new();
            _ = TraceSchema.IsFact(name) ? writer.Fact(name) : writer.Call(name).End();

            Assert.That(TraceFormatter.Full(writer.Store), Does.Contain(name + "("));
            Assert.That(() => writer.Read(), Throws.Nothing);
        }
    }
}
