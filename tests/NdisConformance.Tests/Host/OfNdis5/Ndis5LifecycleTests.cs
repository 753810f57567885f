using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Halt, shutdown, removal, hang checks, resets and status indications.</summary>
[TestFixture]
internal sealed class Ndis5LifecycleTests
{
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make() => _bench = new Ndis5Bench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Halt_LooksAtWhatIsLeft_AndTheNextAdapterStartsAfresh()
    {
        _bench.Start(() => _bench.Memory(10));
        NDIS_HANDLE first = _bench.Adapter;

        _bench.Host.Lifecycle.Halt();
        Assert.That(_bench.Host.CurrentState, Is.EqualTo(AdapterState.Halted));
        Assert.That(_bench.Leaked(Checkpoint.Halt), Is.EqualTo(new[] { ObjectKind.Memory }));

        _bench.Driver.OnInitialize = null;
        Assert.That(_bench.Host.Lifecycle.Initialize(), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(_bench.Adapter, Is.Not.EqualTo(first));
    }

    [Test]
    public void ForeignMedia_HaveNoEthernet_AndAreStatedBefore()
    {
        using Ndis5Bench bench = new(Ndis5Bench.OnHost(6, 20) with { OffersForeignMedia = true });

        bench.Start();

        Assert.That(bench.Driver.Media, Is.Not.Empty.And.None.EqualTo(NDIS_MEDIUM.NdisMedium802_3));
        Assert.That(bench.Trace.Single<ForeignMediaOfferedEvent>().Adapter.Kind, Is.EqualTo(ObjectKind.Adapter));
        Assert.That(bench.Trace.Single<MiniportInitializeExit>().MediumFits, Is.False);
    }

    [Test]
    public void Halt_IsNotAsked_WhileThereAreSends()
    {
        NDIS_PACKET sent = null;
        _bench.StartMapped();
        _bench.Driver.OnSend = packets => sent = packets[0];
        _bench.Send();

        Assert.That(() => _bench.Host.Lifecycle.Halt(), Throws.InvalidOperationException);
        _bench.Complete(sent);
        Assert.That(() => _bench.Host.Lifecycle.Halt(), Throws.Nothing);
    }

    [TestCase(false, PASSIVE_LEVEL)]
    [TestCase(true, HIGH_LEVEL)]
    [Ddi(TraceName.NdisMRegisterAdapterShutdownHandler)]
    public void ShutdownHandler_IsCalledWithItsContext(bool isBugCheck, byte irql)
    {
        List<(ulong, byte)> calls = [];
        _bench.Driver.Characteristics.AdapterShutdownHandler = _ => Assert.Fail("the registered one goes before it");
        _bench.Start(() => _bench.Ndis.NdisMRegisterAdapterShutdownHandler(
            _bench.Adapter, new PVOID(9), context => calls.Add((context.Value, _bench.Irql))));

        _bench.Host.Lifecycle.ShutDown(isBugCheck);

        Assert.That(calls, Is.EqualTo(new[] { (9ul, irql) }));
        Assert.That(_bench.Host.CurrentState, Is.EqualTo(AdapterState.Shutdown));
        Assert.That(_bench.Count(TraceName.MiniportShutdown, TraceKind.Exit), Is.EqualTo(1));
    }

    [Test]
    [Ddi(TraceName.NdisMDeregisterAdapterShutdownHandler)]
    public void ShutdownHandler_IsNotCalled_OnceItIsDeregistered()
    {
        _bench.Start(() => _bench.Ndis.NdisMRegisterAdapterShutdownHandler(
            _bench.Adapter, default, _ => Assert.Fail("it is deregistered")));
        _bench.Ndis.NdisMDeregisterAdapterShutdownHandler(_bench.Adapter);

        _bench.Host.Lifecycle.ShutDown(isBugCheck: false);

        Assert.That(_bench.Count(TraceName.MiniportShutdown, TraceKind.Enter), Is.Zero);
    }

    [Test]
    [Ddi(TraceName.NdisMRegisterAdapterShutdownHandler, TraceName.NdisMDeregisterAdapterShutdownHandler)]
    public void ShutdownHandler_OfWhatIsNoAdapter_IsMisuse()
    {
        _bench.Start();

        _bench.Ndis.NdisMRegisterAdapterShutdownHandler(default, default, _ => Assert.Fail("nobody has it"));
        _bench.Ndis.NdisMDeregisterAdapterShutdownHandler(Ndis5Bench.ForeignHandle);
        _bench.Host.Lifecycle.ShutDown(isBugCheck: false);

        Assert.That(
            _bench.Misuses(TraceName.NdisMRegisterAdapterShutdownHandler), Is.EqualTo(new[] { "Adapter Null" }));
        Assert.That(
            _bench.Misuses(TraceName.NdisMDeregisterAdapterShutdownHandler), Is.EqualTo(new[] { "Adapter Unknown" }));
    }

    /// <summary>The structure of 5.0 ends before the handlers of 5.1.</summary>
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    public void ShutdownHandler_OfTheCharacteristics_IsOf51(byte minor, int calls)
    {
        List<ulong> contexts = [];
        _bench.Driver.BecomeVersion(5, minor);
        _bench.Driver.Characteristics.AdapterShutdownHandler = context => contexts.Add(context.Value);
        _bench.Start();

        _bench.Host.Lifecycle.ShutDown(isBugCheck: false);

        Assert.That(contexts, Is.EqualTo(Enumerable.Repeat(Ndis5TestDriver.ContextValue, calls)));
    }

    [TestCase(1, NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK, 1)]
    [TestCase(1, 0u, 0)]
    [TestCase(0, NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK, 0)]
    public void Removal_IsTold_ToADriverOf51ThatCopesWithIt(byte minor, uint flags, int told)
    {
        _bench.Driver.BecomeVersion(5, minor);
        _bench.Driver.AttributeFlags = NDIS_ATTRIBUTE_BUS_MASTER | flags;
        _bench.Start();

        _bench.Host.Lifecycle.NotifySurpriseRemoval();

        Assert.That(
            _bench.Driver.Events,
            Is.EqualTo(Enumerable.Repeat(NDIS_DEVICE_PNP_EVENT.NdisDevicePnPEventSurpriseRemoved, told)));
        Assert.That(_bench.Host.MiniportAdapter!.IsRemoved);
    }

    [TestCase(0u, 2)]
    [TestCase(5u, 5)]
    public void CheckForHang_GoesOnAtItsInterval(uint seconds, int expected)
    {
        List<double> times = [];
        _bench.Driver.Characteristics.CheckForHangHandler = _ =>
        {
            times.Add(_bench.Milliseconds);
            return false;
        };
        _bench.Driver.OnAttributes = () => _bench.Ndis.NdisMSetAttributesEx(
            _bench.Adapter, default, seconds, 0, NDIS_INTERFACE_TYPE.NdisInterfacePci);
        _bench.Start();

        _bench.RunFor((expected * 2000) + 500);
        Assert.That(times, Has.Count.EqualTo(2));
        Assert.That(times[1] - times[0], Is.EqualTo(expected * 1000).Within(1));

        _bench.Host.Lifecycle.Halt();
        _bench.RunFor(expected * 2000);
        Assert.That(times, Has.Count.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Ddi(TraceName.NdisMResetComplete)]
    public void Reset_ThatPends_IsCompletedOnce(bool pends)
    {
        bool isHung = true;
        _bench.Driver.Characteristics.CheckForHangHandler = _ => isHung;
        _bench.Driver.OnReset = () => pends ? NDIS_STATUS_PENDING : NDIS_STATUS_SUCCESS;
        _bench.Start();
        _bench.RunFor(5000);

        Assert.That(_bench.Count(TraceName.MiniportReset, TraceKind.Enter), Is.EqualTo(pends ? 1 : 2));
        isHung = false;
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);
        _bench.Ndis.NdisMResetComplete(_bench.Adapter, NDIS_STATUS_SUCCESS, false);
        Assert.That(_bench.Trace.Last<NdisMResetCompleteCall>().Pending, Is.EqualTo(pends));
        _bench.Ndis.NdisMResetComplete(_bench.Adapter, NDIS_STATUS_SUCCESS, false);
        Assert.That(_bench.Trace.Last<NdisMResetCompleteCall>().Pending, Is.False);
    }

    [TestCase(NDIS_STATUS_MEDIA_CONNECT)]
    [TestCase(NDIS_STATUS_MEDIA_DISCONNECT)]
    [Ddi(TraceName.NdisMIndicateStatus, TraceName.NdisMIndicateStatusComplete)]
    public void Status_IsTraced(NDIS_STATUS status)
    {
        _bench.Start();

        _bench.Ndis.NdisMIndicateStatus(_bench.Adapter, status, null, 0);
        _bench.Ndis.NdisMIndicateStatusComplete(_bench.Adapter);

        NdisMIndicateStatusCall call = _bench.Trace.Single<NdisMIndicateStatusCall>();
        Assert.That((call.Status, call.Size), Is.EqualTo((status, 0ul)));
        Assert.That(call.Adapter, Is.EqualTo(_bench.Host.Adapter));
        Assert.That(_bench.Trace.Single<NdisMIndicateStatusCompleteCall>().Adapter, Is.EqualTo(_bench.Host.Adapter));
    }

    [Test]
    [Ddi(TraceName.NdisMIndicateStatus, TraceName.NdisMIndicateStatusComplete)]
    public void Status_OfWhatIsNoAdapter_IsMisuse()
    {
        _bench.Start();

        _bench.Ndis.NdisMIndicateStatus(default, NDIS_STATUS_MEDIA_CONNECT, null, 0);
        _bench.Ndis.NdisMIndicateStatusComplete(Ndis5Bench.ForeignHandle);

        Assert.That(_bench.Misuses(TraceName.NdisMIndicateStatus), Is.EqualTo(new[] { "Adapter Null" }));
        Assert.That(_bench.Misuses(TraceName.NdisMIndicateStatusComplete), Is.EqualTo(new[] { "Adapter Unknown" }));
    }
}
