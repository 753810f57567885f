using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>MiniportInitialize: attributes, resources, the medium and what a failure leaves.</summary>
[TestFixture]
internal sealed class Ndis5AdapterTests
{
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make() => _bench = new Ndis5Bench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Initialize_OffersMedia_AndTheAdapterRuns()
    {
        _bench.Start();

        Assert.That(_bench.Driver.Media, Has.Length.GreaterThan(1).And.Contains(NDIS_MEDIUM.NdisMedium802_3));
        Assert.That(_bench.Driver.Media[0], Is.Not.EqualTo(NDIS_MEDIUM.NdisMedium802_3));
        Assert.That(_bench.Host.CurrentState, Is.EqualTo(AdapterState.Running));
        MiniportInitializeExit exit = _bench.Trace.Single<MiniportInitializeExit>();
        Assert.That(exit.Medium, Is.EqualTo(Array.IndexOf(_bench.Driver.Media, NDIS_MEDIUM.NdisMedium802_3)));
    }

    [TestCase(NDIS_STATUS_UNSUPPORTED_MEDIA)]
    [TestCase(NDIS_STATUS_RESOURCES)]
    [TestCase(NDIS_STATUS_FAILURE)]
    public void Initialize_ThatFails_LeavesNoAdapter(NDIS_STATUS status)
    {
        _bench.Driver.OnInitialize = () =>
        {
            _bench.Memory(10);
            return status;
        };
        _bench.Load();

        Assert.That(_bench.Host.Lifecycle.Initialize(), Is.EqualTo(status));

        Assert.That(_bench.Host.CurrentState, Is.EqualTo(AdapterState.Halted));
        Assert.That(_bench.Leaked(Checkpoint.FailedInitialize), Is.EqualTo(new[] { ObjectKind.Memory }));
        Assert.That(() => _bench.Host.Lifecycle.Halt(), Throws.InvalidOperationException);
    }

    [Test]
    [Ddi(TraceName.NdisMSetAttributesEx)]
    public void AttributesEx_AreKept()
    {
        const uint Flags = NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_DESERIALIZE | NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK;
        _bench.Driver.OnAttributes = () => _bench.Ndis.NdisMSetAttributesEx(
            _bench.Adapter, new NDIS_HANDLE(7), 5, Flags, NDIS_INTERFACE_TYPE.NdisInterfacePci);
        _bench.Start();

        Assert.That(
            (_bench.Host.MiniportAdapter!.Context.Value, _bench.Host.MiniportAdapter.AttributeFlags),
            Is.EqualTo((7ul, Flags)));
        Assert.That(_bench.Host.MiniportAdapter.CheckForHangTimeInSeconds, Is.EqualTo(5));
        Assert.That(_bench.Host.MiniportAdapter.IsDeserialized);
        NdisMSetAttributesExCall call = _bench.Trace.Single<NdisMSetAttributesExCall>();
        Assert.That((call.Seconds, call.Flags), Is.EqualTo((5ul, (ulong)Flags)));
    }

    [TestCase(true, NDIS_ATTRIBUTE_BUS_MASTER)]
    [TestCase(false, 0u)]
    [Ddi(TraceName.NdisMSetAttributes)]
    public void Attributes_AreThatOfTheBusMasterAlone(bool busMaster, uint flags)
    {
        _bench.Driver.OnAttributes = () => _bench.Ndis.NdisMSetAttributes(
            _bench.Adapter, new NDIS_HANDLE(7), busMaster, NDIS_INTERFACE_TYPE.NdisInterfacePci);
        _bench.Start();

        Assert.That(_bench.Host.MiniportAdapter!.AttributeFlags, Is.EqualTo(flags));
        Assert.That(_bench.Host.MiniportAdapter.Context.Value, Is.EqualTo(7));
        Assert.That(_bench.Host.MiniportAdapter.CheckForHangTimeInSeconds, Is.Zero);
        Assert.That(_bench.Trace.Single<NdisMSetAttributesCall>().BusMaster, Is.EqualTo(busMaster));
    }

    [Test]
    [Ddi(TraceName.NdisMSetAttributes, TraceName.NdisMSetAttributesEx)]
    public void Attributes_OfWhatIsNoAdapter_AreMisuse()
    {
        _bench.Start();

        _bench.Ndis.NdisMSetAttributes(default, default, true, NDIS_INTERFACE_TYPE.NdisInterfacePci);
        _bench.Ndis.NdisMSetAttributesEx(
            _bench.Driver.Wrapper, default, 0, 0, NDIS_INTERFACE_TYPE.NdisInterfacePci);

        Assert.That(_bench.Misuses(TraceName.NdisMSetAttributes), Is.EqualTo(new[] { "Adapter Null" }));
        Assert.That(_bench.Misuses(TraceName.NdisMSetAttributesEx), Is.EqualTo(new[] { "Adapter Live" }));
        Assert.That(_bench.Host.MiniportAdapter!.Context.Value, Is.EqualTo(Ndis5TestDriver.ContextValue));
    }

    [Test]
    [Ddi(TraceName.NdisMQueryAdapterResources)]
    public void Resources_AreARegisterWindowAndAnInterrupt()
    {
        NDIS_STATUS status = NDIS_STATUS_FAILURE;
        NDIS_RESOURCE_LIST? resources = null;
        _bench.Driver.OnBeforeAttributes = () => _bench.Ndis.NdisMQueryAdapterResources(
            out status, _bench.Adapter, out resources);
        _bench.Start();

        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(
            resources!.PartialDescriptors.Select(resource => resource.Type),
            Is.EqualTo(new[] { CmResourceTypeMemory, CmResourceTypeInterrupt }));
        Assert.That(resources.PartialDescriptors[0].Length, Is.EqualTo(_bench.Device.RegisterWindowBytes));
        Assert.That(
            _bench.Trace.Single<NdisMQueryAdapterResourcesReturn>().Status, Is.EqualTo(NDIS_STATUS_SUCCESS));
    }

    [Test]
    [Ddi(TraceName.NdisMQueryAdapterResources)]
    public void Resources_OfWhatIsNoAdapter_AreNull()
    {
        _bench.Ndis.NdisMQueryAdapterResources(
            out NDIS_STATUS status, Ndis5Bench.ForeignHandle, out NDIS_RESOURCE_LIST? resources);

        Assert.That((status, resources), Is.EqualTo((NDIS_STATUS_FAILURE, (NDIS_RESOURCE_LIST?)null)));
        Assert.That(_bench.Misuses(TraceName.NdisMQueryAdapterResources), Is.EqualTo(new[] { "Adapter Unknown" }));
    }
}
