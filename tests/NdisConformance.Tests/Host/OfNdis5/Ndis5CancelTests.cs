using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>MiniportCancelSendPackets, and what NDIS itself cancels.</summary>
[TestFixture]
internal sealed class Ndis5CancelTests
{
    private const uint Id = 64;
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make() => _bench = new Ndis5Bench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void TheDriver_FindsTheIdentifierInThePackets()
    {
        List<bool> matches = [];
        List<NDIS_PACKET> given = [];
        _bench.Driver.OnSend = packets => given.AddRange(packets);
        _bench.Driver.Characteristics.CancelSendPacketsHandler = (_, id) => matches.AddRange(given.Select(
            packet => NDIS_PER_PACKET_INFO_FROM_PACKET(packet, NDIS_PER_PACKET_INFO.PacketCancelId) == id));
        _bench.StartMapped();
        Send(Id);
        Send(0);
        Send(2 * Id);

        _bench.Host.Sends.Cancel(Id);

        Assert.That(matches, Is.EqualTo(new[] { true, false, false }));
        Assert.That(_bench.Trace.Single<MiniportCancelSendPacketsEnter>().CancelId, Is.EqualTo(Id));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(3), "only the driver completes what it has");
    }

    [Test]
    public void WhatWaitsInNdis_EndsThere()
    {
        int calls = 0;
        _bench.Driver.OnSend = packets =>
        {
            calls++;
            foreach (NDIS_PACKET packet in packets)
            {
                NDIS_SET_PACKET_STATUS(packet, NDIS_STATUS_RESOURCES);
            }
        };
        _bench.StartMapped(isDeserialized: false);
        Send(Id);
        Send(0);

        _bench.Host.Sends.Cancel(Id);

        Assert.That((calls, _bench.Host.OutstandingSends), Is.EqualTo((1, 1)));
        Assert.That(
            _bench.Count(TraceName.MiniportCancelSendPackets, TraceKind.Enter), Is.Zero, "the driver has no handler");
    }

    private void Send(uint cancelId)
        => _bench.Host.Sends.Submit(new PacketRequest { CancelId = cancelId }.Add(
            new FrameShape { DataLength = 100, DataOffset = 0 }));
}
