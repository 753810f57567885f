using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Registration of the driver, its attributes, and what it may ask NDIS about itself.</summary>
[TestFixture]
internal sealed class RegistrationTests
{
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Make() => _bench = new KernelBench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.NdisMRegisterMiniportDriver)]
    public void Register_AcquiresTheDriver()
    {
        Assert.That(_bench.Load(), Is.EqualTo(NDIS_STATUS_SUCCESS));

        Assert.That(_bench.Driver.Handle != null);
        Assert.That(
            _bench.Acquired(ObjectKind.Driver),
            Is.EqualTo(new[]
            {
                _bench.Last<NdisMRegisterMiniportDriverReturn>().Handle,
            }));
        NdisMRegisterMiniportDriverCall call = _bench.Last<NdisMRegisterMiniportDriverCall>();
        Assert.That((call.DriverObjectIsOwn, call.RegistryPathIsOwn), Is.EqualTo((true, true)));
        Assert.That((call.Major, call.Minor, call.Missing), Is.EqualTo((6u, 30u, 0ul)));
    }

    [Test]
    [Ddi(TraceName.NdisMRegisterMiniportDriver)]
    public void Register_SeesThatDriverObjectAndRegistryPathAreForeign()
    {
        Ndis.NdisMRegisterMiniportDriver(
            new DRIVER_OBJECT(), new UNICODE_STRING("mine"), default, ref _bench.Driver.Characteristics, out _);

        NdisMRegisterMiniportDriverCall call = _bench.Last<NdisMRegisterMiniportDriverCall>();
        Assert.That(
            (call.DriverObjectIsOwn, call.RegistryPathIsOwn),
            Is.EqualTo((false, false)));
    }

    [TestCase(1, NDIS_STATUS_RESOURCES)]
    [TestCase(2, NDIS_STATUS_FAILURE)]
    [TestCase(3, NDIS_STATUS_BAD_CHARACTERISTICS)]
    [TestCase(4, NDIS_STATUS_BAD_VERSION)]
    [Ddi(TraceName.NdisMRegisterMiniportDriver)]
    public void Register_Fails_WhereItIsChosen(int failure, NDIS_STATUS status)
    {
        _bench.Fail(TraceName.NdisMRegisterMiniportDriver, failure);

        Assert.That(_bench.Load(), Is.EqualTo(status));
        Assert.That(_bench.Driver.Handle == null && !_bench.HasDriver);
        Assert.That(_bench.Acquired(ObjectKind.Driver), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMRegisterMiniportDriver)]
    public void Register_Fails_WhereMiniportSetOptionsDoes()
    {
        _bench.Driver.Characteristics.SetOptionsHandler = (_, _) => NDIS_STATUS_NOT_SUPPORTED;

        Assert.That(_bench.Load(), Is.EqualTo(NDIS_STATUS_NOT_SUPPORTED));
        Assert.That(_bench.Driver.Handle == null && !_bench.HasDriver);
        Assert.That(_bench.Acquired(ObjectKind.Driver), Is.Empty);
        Assert.That(_bench.Last<NdisMRegisterMiniportDriverReturn>().Result, Is.EqualTo(NDIS_STATUS_NOT_SUPPORTED));
    }

    [Test]
    [Ddi(TraceName.NdisMDeregisterMiniportDriver)]
    public void Deregister_ReleasesTheDriver()
    {
        _bench.Load();

        Ndis.NdisMDeregisterMiniportDriver(_bench.Driver.Handle);

        Assert.That(_bench.HasDriver, Is.False);
        Assert.That(_bench.Released(ObjectKind.Driver), Is.EqualTo(_bench.Acquired(ObjectKind.Driver)));
        Assert.That(_bench.Misuses(TraceName.NdisMDeregisterMiniportDriver), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMDeregisterMiniportDriver)]
    public void Deregister_OfWhatIsNoDriver_IsMisuse_AndKeepsTheDriver()
    {
        _bench.Start();
        Ndis.NdisMDeregisterMiniportDriver(_bench.Adapter);
        Ndis.NdisMDeregisterMiniportDriver(default);
        bool hasDriver = _bench.HasDriver;
        Ndis.NdisMDeregisterMiniportDriver(_bench.Driver.Handle);
        Ndis.NdisMDeregisterMiniportDriver(_bench.Driver.Handle);

        Assert.That(hasDriver);
        Assert.That(
            _bench.Misuses(TraceName.NdisMDeregisterMiniportDriver),
            Is.EqualTo(new[] { "handle Driver Live", "handle Driver Null", "handle Driver Released" }));
        Assert.That(_bench.Released(ObjectKind.Driver), Has.Length.EqualTo(1));
    }

    [Test]
    [Ddi(TraceName.NdisMSetMiniportAttributes)]
    public void RegistrationAttributes_AreTraced()
    {
        NDIS_STATUS status = NDIS_STATUS_FAILURE;
        _bench.Driver.AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER;
        _bench.Driver.OnInitialize = () => status = _bench.Driver.SetAttributes(1, 0);
        _bench.Start();

        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        NdisMSetMiniportAttributesCall call = _bench.Last<NdisMSetMiniportAttributesCall>();
        Assert.That(
            (call.Flags, call.Overload, call.ContextIsNull, call.ContextIsDriver),
            Is.EqualTo((NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER, 0u, true, false)));
    }

    [TestCase((byte)1, (ushort)0xD8, NDIS_STATUS_SUCCESS)]
    [TestCase((byte)2, (ushort)0xE0, NDIS_STATUS_SUCCESS)]
    [TestCase((byte)1, (ushort)0xD7, NDIS_STATUS_BAD_VERSION)]
    [TestCase((byte)2, (ushort)0xDF, NDIS_STATUS_BAD_VERSION)]
    [TestCase((byte)0, (ushort)0xE0, NDIS_STATUS_BAD_VERSION)]
    [TestCase((byte)3, (ushort)0xE0, NDIS_STATUS_BAD_VERSION)]
    [Ddi(TraceName.NdisMSetMiniportAttributes)]
    public void GeneralAttributes_AreAccepted_IfTheirHeaderIsKnown(byte revision, ushort size, NDIS_STATUS expected)
    {
        _bench.Start();

        Assert.That(SetGeneralAttributes(_bench.Adapter, revision, size), Is.EqualTo(expected));

        NdisMSetMiniportAttributesCall call = _bench.Last<NdisMSetMiniportAttributesCall>();
        Assert.That(
            (call.Revision, call.Size, call.Mtu, call.Overload, call.MacOptions),
            Is.EqualTo(((uint)revision, (uint)size, 1500u, 1u, 9u)));
    }

    [Test]
    [Ddi(TraceName.NdisMSetMiniportAttributes)]
    public void Attributes_Fail_WhereItIsChosen()
    {
        _bench.Start();
        _bench.Fail(TraceName.NdisMSetMiniportAttributes);

        Assert.That(SetGeneralAttributes(_bench.Adapter), Is.EqualTo(NDIS_STATUS_BAD_VERSION));
        Assert.That(_bench.Driver.SetAttributes(1, 1), Is.EqualTo(NDIS_STATUS_BAD_VERSION));
    }

    [Test]
    [Ddi(TraceName.NdisMSetMiniportAttributes)]
    public void Attributes_OfWhatIsNoAdapter_FailAndAreMisuse()
    {
        _bench.Start();

        Assert.That(SetGeneralAttributes(_bench.Driver.Handle), Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(
            _bench.Misuses(TraceName.NdisMSetMiniportAttributes), Is.EqualTo(new[] { "adapter Adapter Live" }));
    }

    [TestCase((byte)30, 0x0006_001Eu)]
    [TestCase((byte)20, 0x0006_0014u)]
    [TestCase((byte)0, 0x0006_0000u)]
    [Ddi(TraceName.NdisGetVersion)]
    public void Version_IsThatOfTheHost(byte minor, uint version)
    {
        using KernelBench bench = new(new HostOptions { MinorNdisVersion = minor });

        Assert.That(bench.Ndis.NdisGetVersion(), Is.EqualTo(version));
        Assert.That(bench.Return(TraceName.NdisGetVersion).Result, Is.EqualTo(version));
    }

    [Test]
    [Ddi(TraceName.NdisMGetDmaAlignment)]
    public void DmaAlignment_IsAPowerOfTwo()
    {
        _bench.Start();

        uint alignment = Ndis.NdisMGetDmaAlignment(_bench.Adapter);

        Assert.That(alignment, Is.Positive);
        Assert.That(alignment & (alignment - 1), Is.Zero);
        Assert.That(_bench.Return(TraceName.NdisMGetDmaAlignment).Result, Is.EqualTo((ulong)alignment));
        Assert.That(_bench.Misuses(TraceName.NdisMGetDmaAlignment), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMGetDmaAlignment)]
    public void DmaAlignment_OfWhatIsNoAdapter_IsMisuse()
    {
        Ndis.NdisMGetDmaAlignment(KernelBench.ForeignHandle);

        Assert.That(_bench.Misuses(TraceName.NdisMGetDmaAlignment), Is.EqualTo(new[] { "adapter Adapter Unknown" }));
    }

    private NDIS_STATUS SetGeneralAttributes(
        NDIS_HANDLE adapter,
        byte revision = NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1,
        ushort size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1)
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES, revision, size),
            MtuSize = 1500,
            MacOptions = 9,
        };
        return Ndis.NdisMSetMiniportAttributes(adapter, ref attributes);
    }
}
