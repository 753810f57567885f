using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>The receive throttle parameters that a DPC gets.</summary>
[TestFixture]
internal sealed class ReceiveThrottleTests
{
    private const int MoreThanAnyDriverNeeds = 1_000;
    private readonly List<PVOID> _parameters = [];
    private KernelBench? _bench;

    [TearDown]
    public void Free() => _bench?.Dispose();

    [TestCase((byte)30, 7u)]
    [TestCase((byte)20, 7u)]
    [TestCase((byte)1, NDIS_INDICATE_ALL_NBLS)]
    public void Dpc_GetsTheLimit_FromNdis620On(byte minor, uint expected)
    {
        RunDpc(minor, _ => { });

        Assert.That(_bench!.Last<MiniportInterruptDPCEnter>().MaxNblsToIndicate, Is.EqualTo(expected));
        Assert.That(_parameters.Single() == null, Is.EqualTo(minor < 20));
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Parameters_LieInMemoryAsOnX64_AndBelongToNdisAfterwards()
    {
        RunDpc(30, memory =>
        {
            NDIS_RECEIVE_THROTTLE_PARAMETERS parameters = (NDIS_RECEIVE_THROTTLE_PARAMETERS)memory;
            Assert.That((memory.Read<uint>(), parameters.MaxNblsToIndicate), Is.EqualTo((7u, 7u)));
            parameters.MoreNblsPending = true;
            Assert.That((memory.Read<uint>(4), parameters.MoreNblsPending), Is.EqualTo((1u, true)));
            parameters.MoreNblsPending = false;
            Assert.That((memory.Read<uint>(4), parameters.MoreNblsPending), Is.EqualTo((0u, false)));
        });

        _parameters[0].Write(0u);

        Assert.That(
            _bench!.Each((StaleAccessEvent fact) => fact.Object.Kind), Is.EqualTo(new[] { ObjectKind.Throttle }));
    }

    [Test]
    public void Dpc_IsCalledAgain_WhileMoreIsPending()
    {
        int left = 3;
        RunDpc(30, memory =>
        {
            NDIS_RECEIVE_THROTTLE_PARAMETERS parameters = (NDIS_RECEIVE_THROTTLE_PARAMETERS)memory;
            Assert.That(parameters.MoreNblsPending, Is.False);
            parameters.MoreNblsPending = --left > 0;
        });

        Assert.That(left, Is.Zero);
        Assert.That(
            _bench!.Each((MiniportInterruptDPCExit exit) => exit.MoreNblsPending),
            Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void Dpc_ThatNeverEnds_IsLeftAlone()
    {
        RunDpc(30, memory =>
        {
            NDIS_RECEIVE_THROTTLE_PARAMETERS parameters = (NDIS_RECEIVE_THROTTLE_PARAMETERS)memory;
            parameters.MoreNblsPending = true;
        });

        Assert.That(_parameters, Has.Count.EqualTo(MoreThanAnyDriverNeeds));
    }

    private void RunDpc(byte minor, Action<PVOID> dpc)
    {
        _parameters.Clear();
        _bench = new KernelBench(new HostOptions { MaxNblsToIndicate = 7 });
        _bench.Driver.Characteristics.MinorNdisVersion = minor;
        _bench.Start();
        NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS handlers = LineInterrupt.Handlers(dpc: (_, _, parameters, _) =>
        {
            _parameters.Add(parameters);
            dpc(parameters);
        });
        _bench.Ndis.NdisMRegisterInterruptEx(_bench.Adapter, default, ref handlers, out NDIS_HANDLE interrupt);
        _bench.Ndis.NdisMQueueDpc(interrupt, 0, 1, null);
        _bench.Drain();
    }
}
