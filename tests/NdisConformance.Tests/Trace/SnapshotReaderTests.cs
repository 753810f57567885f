using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class SnapshotReaderTests
{
    private static readonly TraceObject Adapter = new(ObjectKind.Adapter, 1);

    private const string FirstLine = "ndis-conformance snapshot 1; scenario group/name; plugin Vendor; driver nic";

    [Test]
    public void Reads_WhatTheFormatterWrote()
    {
        EventWriter writer = new() { Time = 42, Irql = 2 };
        TraceMark callback = writer.MiniportPauseEnter(Adapter);
        TraceMark call = writer.NdisMFreeNetBufferSGListCall(
            new TraceObject(ObjectKind.Dma, 1),
            new TraceObject(ObjectKind.Sg, 3, ObjectState.Released),
            nb: default,
            SgPointer.FreedList,
            mappedNb: default);
        writer.NdisMFreeNetBufferSGListReturn(call);
        writer.MiniportPauseExit(callback, NDIS_STATUS.NDIS_STATUS_PENDING);

        Snapshot snapshot = writer.Read();

        Assert.That(snapshot.Header, Is.EqualTo(new SnapshotHeader("group/name", "Vendor", "nic")));
        Assert.That(snapshot.Events.Select(item => item.Name), Is.EqualTo(
            new[] { "MiniportPause", "NdisMFreeNetBufferSGList" }));
        SnapshotEvent pause = snapshot.Events[0];
        SnapshotEvent free = snapshot.Events[1];
        Assert.That(
            (pause.Time, pause.Processor, pause.Irql, pause.Depth, pause.Sign, pause.Result),
            Is.EqualTo(("4.2", "0", "DISPATCH", 0, '<', "NDIS_STATUS_PENDING")));
        Assert.That(free.Parent, Is.SameAs(pause));
        Assert.That(free.Arguments[1], Is.EqualTo(new SnapshotArgument("sg", "sg#3(released)")));
    }

    [Test]
    public void Reads_OutputsWithAndWithoutAResult()
    {
        EventWriter writer = new();
        writer.NdisMMapIoSpaceReturn(
            writer.NdisMMapIoSpaceCall(Adapter, 256),
            NDIS_STATUS.NDIS_STATUS_SUCCESS,
            new TraceObject(ObjectKind.IoSpace, 1));
        TraceMark call = writer.NdisAllocateNetBufferListPoolCall(
            Adapter,
            type: 0,
            revision: 1,
            size: 0,
            protocolId: 0,
            fAllocateNetBuffer: true,
            contextSize: 0,
            dataSize: 0,
            poolTag: 0);
        writer.NdisAllocateNetBufferListPoolReturn(call, new TraceObject(ObjectKind.NblPool, 1));

        Snapshot snapshot = writer.Read();

        Assert.That(snapshot.Events[0].Result, Is.EqualTo("NDIS_STATUS_SUCCESS"));
        Assert.That(snapshot.Events[0].Outputs, Is.EqualTo(new[] { new SnapshotArgument("space", "io#1") }));
        Assert.That(snapshot.Events[1].Result, Is.Empty);
        Assert.That(snapshot.Events[1].Outputs, Is.EqualTo(new[] { new SnapshotArgument("pool", "pool#1") }));
    }

    [Test]
    public void Tolerates_AByteOrderMark_AndCarriageReturns()
    {
        string text = EventWriter.Of(writer => writer.GetVersion()).Snapshot();

        Snapshot snapshot = SnapshotReader.Read('\uFEFF' + text.Replace("\n", "\r\n"));

        Assert.That(snapshot.Events, Has.Count.EqualTo(1));
    }

    [TestCase("", "line 1")]
    [TestCase("hello", "line 1")]
    [TestCase("ndis-conformance snapshot 99; scenario a/b; plugin c; driver d", "does not read snapshot version 99")]
    [TestCase(FirstLine + "\n<<<<<<< mine", "line 2")]
    [TestCase(FirstLine + "\n       0.0 P0 PASSIVE  ? What()", "line 2")]
    public void Refuses_WhatIsNoSnapshot_AndSaysWhere(string text, string expected)
        => Assert.That(
            Assert.Throws<FormatException>(() => SnapshotReader.Read(text))!.Message, Does.Contain(expected));
}
