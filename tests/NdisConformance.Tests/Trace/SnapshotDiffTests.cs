using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class SnapshotDiffTests
{
    private static readonly TraceObject Adapter = new(ObjectKind.Adapter, 1);
    private static readonly TraceObject Dma = new(ObjectKind.Dma, 1);
    private static readonly TraceObject Nb = new(ObjectKind.Nb, 1);
    private static readonly TraceObject Interrupt = new(ObjectKind.Interrupt, 1);

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
        EventWriter before = EventWriter.Of(writer =>
        {
            writer.Sleep(5);
            RunDpc(writer);
        });
        EventWriter after = EventWriter.Of(writer =>
        {
            RunDpc(writer);
            writer.Sleep(5);
        });

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "NdisMSleep(microseconds=5) now comes after NdisReadRegisterUlong(space=io#1, offset=0x4), was before",
        }));
    }

    [Test]
    public void SwappedFrees_AreToldApart_ByTheirObjects()
    {
        EventWriter before = Born(2);
        Free(before, 1);
        Free(before, 2);
        EventWriter after = Born(2);
        Free(after, 2);
        Free(after, 1);

        Assert.That(Texts(before, after), Has.Length.EqualTo(1));
        Assert.That(Texts(before, after)[0], Does.StartWith("NdisFreeMemory(mem#").And.Contain(" now comes "));
    }

    [Test]
    public void Added_IsNamed_WithItsPlace_AndTheRestIsOnlyRenumbered()
    {
        EventWriter before = EventWriter.Of(writer =>
        {
            Allocate(writer, 1);
            writer.Sleep(5);
            Free(writer, 1);
        });
        EventWriter after = EventWriter.Of(writer =>
        {
            Allocate(writer, 1, length: 16);
            Allocate(writer, 2);
            writer.Sleep(5);
            Free(writer, 2);
        });

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "new: NdisAllocateMemoryWithTagPriority(handle=adapter#1, length=16), the first event",
            "mem#1 is now mem#2",
        }));
    }

    [Test]
    public void Removed_IsNamed_WithItsPlace()
    {
        EventWriter before = Born(1);
        before.Sleep(5);
        Free(before, 1);
        EventWriter after = Born(1);
        Free(after, 1);

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "gone: NdisMSleep(microseconds=5), was after "
                + "NdisAllocateMemoryWithTagPriority(handle=adapter#1, length=64)",
        }));
    }

    [Test]
    public void Removed_CountsWhatRanInside()
    {
        EventWriter before = EventWriter.Of(writer =>
        {
            writer.Sleep(5);
            RunDpc(writer);
        });
        EventWriter after = EventWriter.Of(writer => writer.Sleep(5));

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "gone: MiniportInterruptDPC(interrupt=int#1) with 1 event inside, was after NdisMSleep(microseconds=5)",
        }));
    }

    [Test]
    public void Arguments_AndResults_AreCompared()
    {
        EventWriter before = EventWriter.Of(writer => Map(writer, 88, NDIS_STATUS.NDIS_STATUS_SUCCESS));
        EventWriter after = EventWriter.Of(writer => Map(writer, 96, NDIS_STATUS.NDIS_STATUS_RESOURCES));

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "NdisMAllocateNetBufferSGList(nb#1): bufferSize is 96, was 88; returns NDIS_STATUS_RESOURCES, was "
                + "NDIS_STATUS_SUCCESS",
        }));
    }

    [Test]
    public void Surroundings_AreCompared()
    {
        EventWriter before = EventWriter.Of(writer => writer.Sleep(5));
        EventWriter after = new() { Irql = 2, Processor = 1 };
        after.Sleep(5);

        Assert.That(Texts(before, after), Is.EqualTo(new[]
        {
            "NdisMSleep(microseconds=5) now runs at DISPATCH, was PASSIVE; runs on processor 1, was 0",
        }));
    }

    [Test]
    public void Times_AreOneChange_AndStillTheSameBehaviour()
    {
        EventWriter before = new();
        EventWriter after = new() { Time = 100 };
        foreach (EventWriter writer in new[] { before, after })
        {
            writer.Sleep(5);
            writer.GetVersion();
        }

        SnapshotDifference difference = Compare(before, after);

        Assert.That(difference.IsEquivalent);
        Assert.That(difference.Changes.Single().Text, Is.EqualTo(
            "2 events at another virtual time, first NdisMSleep(microseconds=5) at 10.0 us, was 0.0 us"));
    }

    [Test]
    public void View_ShowsChangedLines_WithALittleAround()
    {
        EventWriter before = Born(20);
        EventWriter after = Born(20);
        after.Sleep(5);

        string[] view = Compare(before, after).View.TrimEnd('\n').Split('\n');

        Assert.That(view[0], Is.EqualTo("  ... 19 equal"));
        Assert.That(view[^1], Does.StartWith("+ ").And.EndsWith("NdisMSleep(microseconds=5)"));
        Assert.That(view, Has.Length.EqualTo(4));
    }

    private static EventWriter Born(uint count) => EventWriter.Of(writer =>
    {
        for (uint number = 1; number <= count; number++)
        {
            Allocate(writer, number);
        }
    });

    private static void Allocate(EventWriter writer, uint number, uint length = 64)
        => writer.NdisAllocateMemoryWithTagPriorityReturn(
            writer.NdisAllocateMemoryWithTagPriorityCall(Adapter, length, tag: 0),
            new TraceObject(ObjectKind.Memory, number));

    private static void Free(EventWriter writer, uint number)
        => writer.NdisFreeMemoryReturn(
            writer.NdisFreeMemoryCall(
                new TraceObject(ObjectKind.Memory, number), length: 0, allocatedLength: 0, memoryFlags: 0));

    private static void Map(EventWriter writer, uint bufferSize, NDIS_STATUS status)
    {
        TraceMark call = writer.NdisMAllocateNetBufferSGListCall(
            Dma,
            Nb,
            context: default,
            flags: NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE,
            buffer: default,
            bufferSize,
            nbl: default,
            SgRole.Send,
            dataLength: 0,
            currentMdlOffset: 0,
            dataOffset: 0,
            bufferOffset: 0,
            bufferAvailable: 0);
        writer.NdisMAllocateNetBufferSGListReturn(call, status, default, Shortage.None);
    }

    private static EventWriter Send(bool freeFirst) => EventWriter.Of(writer =>
    {
        TraceMark callback = writer.MiniportInterruptDPCEnter(Interrupt, maxNblsToIndicate: 0);
        if (freeFirst)
        {
            Unmap(writer);
        }

        writer.NdisMSendNetBufferListsCompleteReturn(writer.NdisMSendNetBufferListsCompleteCall(
            Adapter, new TraceObject(ObjectKind.Nbl, 1), flags: 0, count: 1));
        if (!freeFirst)
        {
            Unmap(writer);
        }

        writer.MiniportInterruptDPCExit(callback, moreNblsPending: false);
    });

    private static void Unmap(EventWriter writer)
        => writer.NdisMFreeNetBufferSGListReturn(writer.NdisMFreeNetBufferSGListCall(
            Dma, new TraceObject(ObjectKind.Sg, 1), Nb, SgPointer.List, mappedNb: Nb));

    private static void RunDpc(EventWriter writer)
    {
        TraceMark callback = writer.MiniportInterruptDPCEnter(Interrupt, maxNblsToIndicate: 0);
        writer.NdisReadRegisterUlongReturn(
            writer.NdisReadRegisterUlongCall(new TraceObject(ObjectKind.IoSpace, 1), offset: 4), result: 0);
        writer.MiniportInterruptDPCExit(callback, moreNblsPending: false);
    }

    private static SnapshotDifference Compare(EventWriter before, EventWriter after)
        => SnapshotDiff.Compare(before.Read(), after.Read());

    private static string[] Texts(EventWriter before, EventWriter after)
        => [.. Compare(before, after).Changes.Select(change => change.Text)];
}
