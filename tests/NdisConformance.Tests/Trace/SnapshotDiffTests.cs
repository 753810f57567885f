using NdisConformance.Trace;
using static NdisConformance.Tests.Trace.EventWriter;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class SnapshotDiffTests
{
    [Test]
    public void Equal_SaysNothing()
    {
        SnapshotDifference difference = Compare(Send(freeFirst: true), Send(freeFirst: true));

        Assert.That(difference.IsEqual);
        Assert.That(difference.View, Is.Empty);
    }

    [Test]
    public void Move_NamesWhatMoved_AndPastWhat()
        => Assert.That(
            Texts(Send(freeFirst: false), Send(freeFirst: true)),
            Is.EqualTo(new[]
            {
                "NdisMFreeNetBufferSGList(sg#1) now comes before NdisMSendNetBufferListsComplete(nbl#1), was after",
            }).Or.EqualTo(new[]
            {
                "NdisMSendNetBufferListsComplete(nbl#1) now comes after NdisMFreeNetBufferSGList(sg#1), was before",
            }));

    [Test]
    public void Move_OfACallback_IsOneChange_WhateverRunsInside()
    {
        EventWriter before = new EventWriter().Does(TraceName.NdisMSleep, 5);
        Interrupt(before);
        EventWriter after = new();
        Interrupt(after);
        after.Does(TraceName.NdisMSleep, 5);

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "NdisMSleep(microseconds=5) now comes after NdisReadRegisterUlong(space=io#1, offset=0x4), was before",
        }));
    }

    [Test]
    public void SwappedFrees_AreToldApart_ByTheirObjects()
    {
        EventWriter before = Born(2).Does(TraceName.NdisFreeMemory, Mem(1)).Does(TraceName.NdisFreeMemory, Mem(2));
        EventWriter after = Born(2).Does(TraceName.NdisFreeMemory, Mem(2)).Does(TraceName.NdisFreeMemory, Mem(1));

        Assert.That(Texts(before, after), Has.Length.EqualTo(1));
        Assert.That(Texts(before, after)[0], Does.StartWith("NdisFreeMemory(mem#").And.Contain(" now comes "));
    }

    [Test]
    public void Added_IsNamed_WithItsPlace_AndTheRestIsOnlyRenumbered()
    {
        EventWriter before = Born(1).Does(TraceName.NdisMSleep, 5).Does(TraceName.NdisFreeMemory, Mem(1));
        EventWriter after = new EventWriter()
            .Call(TraceName.NdisAllocateMemoryWithTagPriority, Obj(ObjectKind.Adapter, 1), 16).End(0, Mem(1))
            .Call(TraceName.NdisAllocateMemoryWithTagPriority, Obj(ObjectKind.Adapter, 1), 64).End(0, Mem(2))
            .Does(TraceName.NdisMSleep, 5)
            .Does(TraceName.NdisFreeMemory, Mem(2));

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "new: NdisAllocateMemoryWithTagPriority(handle=adapter#1, length=16), the first event",
            "mem#1 is now mem#2",
        }));
    }

    [Test]
    public void Removed_IsNamed_WithItsPlace()
        => Assert.That(
            Texts(
                Born(1).Does(TraceName.NdisMSleep, 5).Does(TraceName.NdisFreeMemory, Mem(1)),
                Born(1).Does(TraceName.NdisFreeMemory, Mem(1))),
            Is.EqualTo(new[]
            {
                "gone: NdisMSleep(microseconds=5), was after "
                    + "NdisAllocateMemoryWithTagPriority(handle=adapter#1, length=64)",
            }));

    [Test]
    public void Removed_CountsWhatRanInside()
    {
        EventWriter before = new EventWriter().Does(TraceName.NdisMSleep, 5);
        Interrupt(before);

        Assert.That(
            Texts(before, new EventWriter().Does(TraceName.NdisMSleep, 5)),
            Is.EqualTo(new[]
            {
                "gone: MiniportInterruptDPC(interrupt=int#1) with 1 event inside, "
                    + "was after NdisMSleep(microseconds=5)",
            }));
    }

    [Test]
    public void Arguments_AndResults_AreCompared()
    {
        EventWriter before = new EventWriter().Call(
            TraceName.NdisMAllocateNetBufferSGList, Dma, Nb, 0, 1, 0, 88).End(0);
        EventWriter after = new EventWriter().Call(
            TraceName.NdisMAllocateNetBufferSGList, Dma, Nb, 0, 1, 0, 96).End(0xC000009A);

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "NdisMAllocateNetBufferSGList(nb#1): bufferSize is 96, was 88; returns NDIS_STATUS_RESOURCES, was "
                + "NDIS_STATUS_SUCCESS",
        }));
    }

    [Test]
    public void Surroundings_AreCompared()
    {
        EventWriter before = new EventWriter().Does(TraceName.NdisMSleep, 5);
        EventWriter after = new EventWriter { Irql = 2, Processor = 1 }
            .Does(TraceName.NdisMSleep, 5);

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "NdisMSleep(microseconds=5) now runs at DISPATCH, was PASSIVE; runs on processor 1, was 0",
        }));
    }

    [Test]
    public void Times_AreOneChange_AndStillTheSameBehaviour()
    {
        EventWriter before = new EventWriter().Does(TraceName.NdisMSleep, 5).Does(TraceName.NdisGetVersion);
        EventWriter after = new EventWriter { Time = 100 }.Does(TraceName.NdisMSleep, 5).Does(TraceName.NdisGetVersion);

        SnapshotDifference difference = Compare(before, after);

        Assert.That(difference.IsEquivalent);
        Assert.That(difference.Changes.Single().Text, Is.EqualTo(
            "2 events at another virtual time, first NdisMSleep(microseconds=5) at 10.0 us, was 0.0 us"));
    }

    [Test]
    public void View_ShowsChangedLines_WithALittleAround()
    {
        EventWriter before = Born(20);
        EventWriter after = Born(20).Does(TraceName.NdisMSleep, 5);

        string[] view = Compare(before, after).View.TrimEnd('\n').Split('\n');

        Assert.That(view[0], Is.EqualTo("  ... 19 equal"));
        Assert.That(view[^1], Does.StartWith("+ ").And.EndsWith("NdisMSleep(microseconds=5)"));
        Assert.That(view, Has.Length.EqualTo(4));
    }

    private static ulong Dma => Obj(ObjectKind.Dma, 1);

    private static ulong Nb => Obj(ObjectKind.Nb, 1);

    private static ulong Mem(uint number) => Obj(ObjectKind.Memory, number);

    private static EventWriter Born(uint count)
    {
        EventWriter writer = new();
        for (uint number = 1; number <= count; number++)
        {
            writer.Call(TraceName.NdisAllocateMemoryWithTagPriority, Obj(ObjectKind.Adapter, 1), 64)
                .End(0, Mem(number));
        }

        return writer;
    }

    private static EventWriter Send(bool freeFirst)
    {
        EventWriter writer = new();
        writer.Enter(TraceName.MiniportInterruptDPC, Obj(ObjectKind.Interrupt, 1));
        if (freeFirst)
        {
            writer.Does(TraceName.NdisMFreeNetBufferSGList, Dma, Obj(ObjectKind.Sg, 1), Nb);
        }

        writer.Does(
            TraceName.NdisMSendNetBufferListsComplete, Obj(ObjectKind.Adapter, 1), Obj(ObjectKind.Nbl, 1), 0, 1);
        if (!freeFirst)
        {
            writer.Does(TraceName.NdisMFreeNetBufferSGList, Dma, Obj(ObjectKind.Sg, 1), Nb);
        }

        return writer.End();
    }

    private static void Interrupt(EventWriter writer) => writer
        .Enter(TraceName.MiniportInterruptDPC, Obj(ObjectKind.Interrupt, 1))
        .Does(TraceName.NdisReadRegisterUlong, Obj(ObjectKind.IoSpace, 1), 4)
        .End();

    private static SnapshotDifference Compare(EventWriter before, EventWriter after)
        => SnapshotDiff.Compare(before.Read(), after.Read());

    private static string[] Texts(EventWriter before, EventWriter after)
        => [.. Compare(before, after).Changes.Select(change => change.Text)];
}
