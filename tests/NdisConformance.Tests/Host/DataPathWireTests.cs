using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>What leaves on the wire, against what was sent.</summary>
[TestFixture]
internal sealed class DataPathWireTests
{
    private DataPathBench _bench = null!;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void Frame_IsRecognized_AndNamed()
    {
        _bench.Send();
        byte[] frame = FrameOf(new FrameShape { DataLength = 200 });
        _bench.Device.Bus.TransmitToWire(frame);

        WireTransmitEvent fact = _bench.Trace.Last<WireTransmitEvent>();
        Assert.That(fact.Length, Is.EqualTo(200));
        Assert.That(fact.Nb, Is.EqualTo(new TraceObject(ObjectKind.Nb, 2)));
        Assert.That(fact.Nbl, Is.EqualTo(new TraceObject(ObjectKind.Nbl, 2)));
        Assert.That(fact.Match, Is.EqualTo(WireMatch.Exact));
    }

    [Test]
    public void Frame_SeenBefore_IsAgain()
    {
        byte[] frame = FrameOf(new FrameShape());

        Assert.That(Transmit(frame), Is.EqualTo(WireMatch.Exact));
        Assert.That(Transmit(frame), Is.EqualTo(WireMatch.Again));
    }

    [TestCase(59, 60, 0, WireMatch.Exact)]
    [TestCase(59, 64, 0, WireMatch.Exact)]
    [TestCase(59, 60, 1, WireMatch.Unpadded)]
    [TestCase(59, 64, 1, WireMatch.None)]
    [TestCase(59, 59, 0, WireMatch.Runt)]
    [TestCase(20, 40, 0, WireMatch.Runt)]
    [TestCase(60, 60, 0, WireMatch.Exact)]
    [TestCase(60, 61, 0, WireMatch.None)]
    [TestCase(61, 60, 0, WireMatch.None)]
    [TestCase(1514, 1513, 0, WireMatch.None)]
    [TestCase(1514, 1515, 0, WireMatch.None)]
    public void Length_IsJudged(int sent, int onWire, byte padding, WireMatch expected)
    {
        byte[] frame = FrameOf(new FrameShape { DataLength = (uint)sent });
        byte[] wire = new byte[onWire];
        Array.Fill(wire, padding);
        frame.AsSpan(0, Math.Min(sent, onWire)).CopyTo(wire);

        Assert.That(Transmit(wire), Is.EqualTo(expected));
    }

    [Test]
    public void EveryByte_Counts([Values(0, 5, 6, 7, 8, 11, 12, 13, 14, 15, 100, 298, 299)] int position)
    {
        byte[] frame = FrameOf(new FrameShape { DataLength = 300 });
        frame[position] ^= 1;

        Assert.That(Transmit(frame), Is.EqualTo(WireMatch.None));
        WireTransmitEvent fact = _bench.Trace.Last<WireTransmitEvent>();
        Assert.That((fact.Nb, fact.Nbl), Is.EqualTo((default(TraceObject), default(TraceObject))));
    }

    [Test]
    public void Bytes_OfAnotherFrame_AreNoMatch()
    {
        byte[] one = FrameOf(new FrameShape { DataLength = 300 });
        byte[] other = FrameOf(new FrameShape { DataLength = 300 });
        one.AsSpan(14).CopyTo(other.AsSpan(14));

        Assert.That(Transmit(other), Is.EqualTo(WireMatch.None));
        Assert.That(Transmit([]), Is.EqualTo(WireMatch.None));
        Assert.That(Transmit(new byte[60]), Is.EqualTo(WireMatch.None));
        Assert.That(Transmit(one), Is.EqualTo(WireMatch.Exact));
    }

    [Test]
    public void Frame_OfACompletedSend_IsStillRecognized()
    {
        NET_BUFFER_LIST list = _bench.Send();
        byte[] frame = DataPathBench.DataOf(list.FirstNetBuffer);
        _bench.Complete(list);

        Assert.That(Transmit(frame), Is.EqualTo(WireMatch.Exact));
    }

    [Test]
    public void Frames_AreRememberedUntilSeen_HoweverManyFollow()
    {
        byte[] first = FrameOf(new FrameShape { DataLength = 100 });
        for (int i = 0; i < 1000; i++)
        {
            NET_BUFFER_LIST list = _bench.Send(new FrameShape { DataLength = 60 });
            Transmit(DataPathBench.DataOf(list.FirstNetBuffer));
            _bench.Complete(list);
        }

        Assert.That(Transmit(first), Is.EqualTo(WireMatch.Exact));
    }

    [Test]
    public void Delivered_FrameReachesTheDevice_Padded()
    {
        TraceObject frame = _bench.Host.Wire.Deliver(20);

        Assert.That(_bench.Device.Received.Length, Is.EqualTo(60));
        WireReceiveEvent fact = _bench.Trace.Last<WireReceiveEvent>();
        Assert.That((fact.Frame, fact.Length), Is.EqualTo((frame, 60)));
        Assert.That(frame.Kind, Is.EqualTo(ObjectKind.Frame));
    }

    [Test]
    public void Delivered_FrameIsNoSentOne()
    {
        _bench.Send();
        _bench.Host.Wire.Deliver(100);

        Assert.That(Transmit(_bench.Device.Received), Is.EqualTo(WireMatch.None));
    }

    private byte[] FrameOf(FrameShape shape) => DataPathBench.DataOf(_bench.Send(shape).FirstNetBuffer);

    private WireMatch Transmit(ReadOnlySpan<byte> frame)
    {
        _bench.Device.Bus.TransmitToWire(frame);
        return _bench.Trace.Last<WireTransmitEvent>().Match;
    }
}
