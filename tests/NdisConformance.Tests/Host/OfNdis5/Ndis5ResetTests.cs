using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>NDIS holds back what it would send until a reset is complete, and sets again what the NIC forgot.</summary>
[TestFixture]
internal sealed class Ndis5ResetTests
{
    private readonly List<int> _sent = [];
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make()
    {
        _sent.Clear();
        _bench = new Ndis5Bench();
        bool isHung = true;
        _bench.Driver.Characteristics.CheckForHangHandler = _ => isHung;
        _bench.Driver.OnReset = () =>
        {
            isHung = false;
            return NDIS_STATUS_PENDING;
        };
        _bench.Driver.OnSend = packets => _sent.Add(packets.Length);
        _bench.Driver.OnRequest = (PVOID _, uint length, out uint done, out uint needed) =>
        {
            (done, needed) = (length, 0);
            return NDIS_STATUS_SUCCESS;
        };
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Sends_WaitForTheEndOfAReset()
    {
        _bench.StartMapped();
        _bench.RunFor(2500);
        _bench.Send(2);
        _bench.Send();
        _bench.RunFor(100);
        Assert.That((_sent.Count, _bench.Host.OutstandingSends), Is.EqualTo((0, 3)));

        Complete(addressingReset: false);
        _bench.RunFor(100);

        Assert.That(_sent, Is.EqualTo(new[] { 1, 1, 1 }));
    }

    [Test]
    [Ddi(TraceName.NdisMResetComplete)]
    public void Filters_AreSetAgain_IfTheDriverAsksForThat([Values] bool addressingReset)
    {
        byte[] list = [0x01, 0x00, 0x5E, 0x00, 0x00, 0x01];
        _bench.StartMapped();
        _bench.Host.Information.Set(OID_802_3_MULTICAST_LIST, list);
        _bench.Host.Information.Set(OID_GEN_CURRENT_PACKET_FILTER, BitConverter.GetBytes(NDIS_PACKET_TYPE_BROADCAST));
        _bench.RunFor(2500);

        Complete(addressingReset);
        _bench.RunFor(10);

        ulong[] both = [OID_802_3_MULTICAST_LIST, OID_GEN_CURRENT_PACKET_FILTER];
        Assert.That(
            _bench.Trace.Each((MiniportSetInformationEnter e) => e.Oid),
            Is.EqualTo(addressingReset ? both.Concat(both) : both));
        Assert.That(_bench.Host.MiniportAdapter!.MulticastList, Is.EqualTo(list));
    }

    [Test]
    public void Filters_AreSetAgain_AfterAResetThatDoesNotPend()
    {
        _bench.Driver.AddressingReset = true;
        _bench.Driver.Characteristics.CheckForHangHandler = _ => _sent.Count == 0;
        _bench.Driver.OnReset = () =>
        {
            _sent.Add(0);
            return NDIS_STATUS_SUCCESS;
        };
        _bench.StartMapped();

        _bench.RunFor(2500);

        Assert.That(_bench.Count(TraceName.MiniportSetInformation, TraceKind.Enter), Is.EqualTo(2));
    }

    /// <summary>
    /// A deserialized driver completes its sends itself; those of a serialized one NDIS ends with the reset.
    /// </summary>
    [Test]
    public void Sends_OfASerializedDriver_AreEndedWithTheReset([Values] bool isDeserialized)
    {
        _bench.StartMapped(isDeserialized);
        _bench.Send(2);
        _bench.RunFor(2500);
        Complete(addressingReset: false);

        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(isDeserialized ? 2 : 0));
        Assert.That(
            _bench.Trace.Each((PacketCompletedEvent e) => e.Status),
            Is.EqualTo(Enumerable.Repeat(NDIS_STATUS_REQUEST_ABORTED, isDeserialized ? 0 : 2)));
    }

    private void Complete(bool addressingReset)
    {
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);
        _bench.Ndis.NdisMResetComplete(_bench.Adapter, NDIS_STATUS_SUCCESS, addressingReset);
    }
}
