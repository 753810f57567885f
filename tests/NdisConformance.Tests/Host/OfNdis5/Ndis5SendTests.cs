using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Sends to drivers that queue them: the packets, their lists, and how they end.</summary>
[TestFixture]
[Ddi(TraceName.NdisMSendComplete)]
internal sealed class Ndis5SendTests
{
    private readonly List<NDIS_PACKET> _sent = [];
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make()
    {
        _sent.Clear();
        _bench = new Ndis5Bench();
        _bench.Driver.OnSend = packets => _sent.AddRange(packets);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    /// <summary>NDIS5-008: the list of each packet covers all of its bytes, and the device finds them there.</summary>
    [Test]
    public void EachPacket_HasItsList()
    {
        _bench.StartMapped();
        _bench.Send(3, 1514);

        Assert.That(_sent, Has.Count.EqualTo(3));
        foreach (NDIS_PACKET packet in _sent)
        {
            byte[] frame = ReadByDma(packet);
            Assert.That(frame, Has.Length.EqualTo(1514));
            _bench.Device.Bus.TransmitToWire(frame);
            Assert.That(_bench.Trace.Last<WireTransmitEvent>().Match, Is.EqualTo(WireMatch.Exact));
        }

        Assert.That(
            _bench.Trace.Each((PacketMappedEvent e) => (e.Packet, e.Bytes)),
            Is.EqualTo(_bench.Trace.Each((PacketSubmittedEvent e) => (e.Packet, e.DataLength))));
        Assert.That(_bench.Trace.Each((PacketSubmittedEvent e) => e.Sg.Kind), Is.All.EqualTo(ObjectKind.Sg));
        Assert.That(_bench.Trace.Each((MiniportSendPacketsEnter e) => e.Packets), Is.EqualTo(new[] { 1ul, 1ul, 1ul }));
        Assert.That(_bench.Trace.Of(TraceName.DeviceFault), Is.Empty);
    }

    [Test]
    public void Ndis010_EachPacketIsMappedBeforeTheSend()
        => Ndis5Bench.Prove(
            (true, true),
            bench =>
            {
                List<bool> has = [];
                bench.Driver.OnSend = packets => has.AddRange(Lists(packets).Select(list => list != null));
                bench.StartMapped().Send(2);
                return (has[0], has[1]);
            },
            host => host.MapsNothing = true);

    /// <summary>NDIS copies a packet that is too fragmented into one buffer; the driver cannot tell.</summary>
    [Test]
    public void APacketInManyPieces_IsCopied()
    {
        const int Pieces = 60;
        _bench.StartMapped();
        FrameShape shape = new()
        {
            DataLength = Pieces * 20,
            DataOffset = 0,
            MdlLengths = [.. Enumerable.Repeat(20u, Pieces)],
        };
        _bench.Host.Sends.Submit(new PacketRequest().Add(shape));

        byte[] frame = ReadByDma(_sent[0]);
        _bench.Device.Bus.TransmitToWire(frame);
        Assert.That(_bench.Trace.Last<WireTransmitEvent>().Match, Is.EqualTo(WireMatch.Exact));
        Assert.That(_bench.Trace.Single<PacketMappedEvent>().Elements, Is.AtMost(2));
        long blocks = _bench.Host.Machine.Memory.LiveBlocks;
        _bench.Complete(_sent[0]);
        Assert.That(_bench.Host.Machine.Memory.LiveBlocks, Is.LessThan(blocks - Pieces));
    }

    /// <summary>Without lists several packets are given with one call.</summary>
    [Test]
    public void PacketsThatAreNotMapped_AreGivenTogether()
    {
        _bench.StartCopying();

        _bench.Send(3);

        Assert.That(_bench.Trace.Single<MiniportSendPacketsEnter>().Packets, Is.EqualTo(3));
        Assert.That(_bench.Count(TraceName.PacketMapped, TraceKind.Fact), Is.Zero);
    }

    /// <summary>A driver that is not notified completes its sends when it is halted.</summary>
    [Test]
    public void SendsOfARemovedDevice_AreNotMissed_BeforeTheHalt()
    {
        _bench.StartMapped();
        _bench.Send();
        _bench.Host.Lifecycle.NotifySurpriseRemoval();

        _bench.Host.ReportUncompleted(isOverdue: false);
        Assert.That(_bench.Trace.Of(TraceName.Unmet), Is.Empty);
        _bench.Host.Lifecycle.Halt();
        _bench.Host.ReportUncompleted(isOverdue: false);

        Assert.That(_bench.Trace.Single<UnmetEvent>().Operation, Is.EqualTo(Operation.Send));
    }

    /// <summary>NDIS5-010: NdisMSendComplete ends list and mapping.</summary>
    [Test]
    public void Ndis010_UnmapsAfterTheCompletion()
        => Ndis5Bench.Prove(
            (true, false, StaleReason.ListFreed),
            bench =>
            {
                NDIS_PACKET packet = null;
                bench.Driver.OnSend = packets => packet = packets[0];
                bench.StartMapped().Send();
                SCATTER_GATHER_LIST list = (SCATTER_GATHER_LIST)Ndis5Bench.ListOf(packet);
                ulong address = list.Elements[0].Address.QuadPart;
                bool before = bench.Device.Bus.DmaRead(address, new byte[14]);
                bench.Complete(packet);
                bool after = bench.Device.Bus.DmaRead(address, new byte[14]);
                _ = list.NumberOfElements;
                return (before, after, bench.Trace
                    .Each((StaleAccessEvent e) => e.Reason)
                    .DefaultIfEmpty(StaleReason.Wild)
                    .Last());
            },
            host => host.NeverUnmaps = true);

    [Test]
    public void Completion_GivesThePacketBack_AndTheDriverHasItNoMore()
    {
        _bench.StartMapped();
        _bench.Send(2);
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(2));

        _bench.Complete(_sent[1]);
        Assert.That(_bench.Trace.Single<NdisMSendCompleteCall>().Pending);
        _bench.Complete(_sent[0], NDIS_STATUS_FAILURE);

        Assert.That(_bench.Host.OutstandingSends, Is.Zero);
        Assert.That(
            _bench.Trace.Each((PacketCompletedEvent e) => (e.Status, e.Owner, e.ByCall)),
            Is.EqualTo(new[]
            {
                (NDIS_STATUS_SUCCESS, OwnerCode.Ndis, false), (NDIS_STATUS_FAILURE, OwnerCode.Ndis, false),
            }));
        NDIS_PACKET gone = _sent[0];
        gone.Flags = 1;
        Assert.That(_bench.Trace.Single<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.Completed));
    }

    [Test]
    public void Completion_Twice_OrOfWhatWasNotSent_EndsNothing()
    {
        _bench.StartMapped();
        _bench.Send();
        NDIS_PACKET own = _bench.Packet(_bench.PacketPool());
        _bench.Complete(_sent[0]);

        _bench.Complete(_sent[0]);
        _bench.Complete(own);

        Assert.That(
            _bench.Trace.Each((NdisMSendCompleteCall call) => call.Pending), Is.EqualTo(new[] { true, false, false }));
        Assert.That(
            _bench.Trace.Each((PacketCompletedEvent e) => e.Owner),
            Is.EqualTo(new[] { OwnerCode.Ndis, OwnerCode.Nobody, OwnerCode.Miniport }));
        Assert.That(_bench.Released(ObjectKind.Packet), Is.Empty);
    }

    [Test]
    public void Completion_WithWhatIsNoAdapter_IsMisuse()
    {
        _bench.StartMapped();
        _bench.Send();

        _bench.Ndis.NdisMSendComplete(Ndis5Bench.ForeignHandle, _sent[0], NDIS_STATUS_SUCCESS);

        Assert.That(_bench.Misuses(TraceName.NdisMSendComplete), Is.EqualTo(new[] { "Adapter Unknown" }));
    }

    /// <summary>NDIS5-016: the Status of its packets says nothing.</summary>
    [TestCase(NDIS_STATUS_SUCCESS)]
    [TestCase(NDIS_STATUS_RESOURCES)]
    [TestCase(NDIS_STATUS_PENDING)]
    public void Status_OfADeserializedDriversPacket_IsIgnored(NDIS_STATUS status)
    {
        _bench.Driver.OnSend = packets =>
        {
            _sent.AddRange(packets);
            NDIS_SET_PACKET_STATUS(packets[0], status);
        };
        _bench.StartMapped();
        _bench.Send();
        _bench.Drain();

        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(1));
        Assert.That(_bench.Trace.Of(TraceName.PacketCompleted), Is.Empty);
        Assert.That(_sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void SendPackets_GoesBeforeSend()
    {
        _bench.Driver.Characteristics.SendHandler = (_, _, _) => throw new InvalidOperationException();
        _bench.StartMapped();

        _bench.Send(2);

        Assert.That(_sent, Has.Count.EqualTo(2));
        Assert.That(_bench.Trace.Of(TraceName.MiniportSend), Is.Empty);
    }

    /// <summary>NDIS5-014: PENDING waits for NdisMSendComplete, any other status gives the packet back.</summary>
    [TestCase(NDIS_STATUS_PENDING, false, false)]
    [TestCase(NDIS_STATUS_SUCCESS, false, true)]
    [TestCase(NDIS_STATUS_FAILURE, false, true)]
    [TestCase(NDIS_STATUS_PENDING, true, false)]
    [TestCase(NDIS_STATUS_SUCCESS, true, true)]
    [TestCase(NDIS_STATUS_FAILURE, true, true)]
    [TestCase(NDIS_STATUS_RESOURCES, true, true)]
    public void Send_EndsAPacket_UnlessItPends(NDIS_STATUS status, bool isDeserialized, bool ends)
    {
        _bench.Driver.Characteristics.SendPacketsHandler = null;
        _bench.Driver.Characteristics.SendHandler = (_, packet, _) =>
        {
            Assert.That(Ndis5Bench.ListOf(packet) != null);
            _sent.Add(packet);
            return status;
        };
        _bench.StartMapped(isDeserialized);
        _bench.Send(2);

        Assert.That(_sent, Has.Count.EqualTo(2));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(ends ? 0 : 2));
        Assert.That(
            _bench.Trace.Each((PacketCompletedEvent e) => (e.Status, e.ByCall)),
            Is.EqualTo(Enumerable.Repeat((status, true), ends ? 2 : 0)));
        if (!ends)
        {
            _sent.ForEach(packet => _bench.Complete(packet));
            Assert.That(_bench.Host.OutstandingSends, Is.Zero);
        }
    }

    [TestCase(PASSIVE_LEVEL)]
    [TestCase(DISPATCH_LEVEL)]
    public void Sends_ComeAtTheLevelOfTheSender(byte irql)
    {
        _bench.StartMapped();

        _bench.Send(irql: irql);

        Assert.That(_bench.Trace.Last(TraceName.MiniportSendPackets, TraceKind.Enter).Irql, Is.EqualTo(irql));
    }

    [Test]
    public void Packet_SaysTheSameAsItsBuffers()
    {
        _bench.StartMapped();
        _bench.Host.Sends.Submit(new NdisConformance.Host.Ndis5.PacketRequest().Add(
            new FrameShape { DataLength = 300, DataOffset = 0, MdlLengths = [14, 86] }));

        NdisQueryPacket(_sent[0], out uint buffers, out MDL first, out uint bytes);
        Assert.That((buffers, first.ByteCount, bytes), Is.EqualTo((3u, 14u, 300u)));
    }

    /// <summary>NDIS5-011: what is mapped is read from the list, so that a late change is seen.</summary>
    [Test]
    public void Writes_ToMappedData_AreSeen()
    {
        _bench.StartMapped();
        _bench.Send();
        NdisQueryPacket(_sent[0], out _, out MDL first, out _);

        first.MappedSystemVa.Write<byte>(1);

        Assert.That(_bench.Trace.Single<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.MappedToDevice));
    }

    [Test]
    public void Bounced_Packet_HoldsTheSameFrame()
    {
        _bench.Choices.Always((int)HostChoice.Bounce, 1);
        _bench.StartMapped();
        _bench.Send(1, 1514);

        _bench.Device.Bus.TransmitToWire(ReadByDma(_sent[0]));

        Assert.That(_bench.Trace.Single<PacketMappedEvent>().Bounced);
        Assert.That(_bench.Trace.Single<WireTransmitEvent>().Match, Is.EqualTo(WireMatch.Exact));
    }

    [Test]
    public void Sends_ThatAreNeverCompleted_AreStated()
    {
        _bench.StartMapped();
        _bench.Send(2);
        _bench.Complete(_sent[0]);

        _bench.Host.ReportUncompleted(isOverdue: false);

        Assert.That(_bench.Trace.Each((UnmetEvent e) => e.Operation), Is.EqualTo(new[] { Operation.Send }));
    }

    private static IEnumerable<PVOID> Lists(ReadOnlySpan<NDIS_PACKET> packets)
        => packets.ToArray().Select(Ndis5Bench.ListOf).ToArray();

    private byte[] ReadByDma(NDIS_PACKET packet)
    {
        List<byte> frame = [];
        SCATTER_GATHER_LIST list = (SCATTER_GATHER_LIST)Ndis5Bench.ListOf(packet);
        for (uint i = 0; i < list.NumberOfElements; i++)
        {
            byte[] piece = new byte[list.Elements[i].Length];
            Assert.That(_bench.Device.Bus.DmaRead(list.Elements[i].Address.QuadPart, piece));
            frame.AddRange(piece);
        }

        return [.. frame];
    }
}
