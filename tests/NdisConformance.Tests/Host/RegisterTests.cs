using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>The register window of the device.</summary>
[TestFixture]
internal sealed class RegisterTests
{
    private const uint AllOnes = 0xFFFF_FFFF;
    private KernelBench _bench = null!;
    private CM_PARTIAL_RESOURCE_DESCRIPTOR _window;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start()
    {
        _bench = new KernelBench().Start();
        _window = _bench.Driver.Resources.Single(resource => resource.Type == CmResourceTypeMemory);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.NdisMMapIoSpace)]
    public void Map_AcquiresTheWindowOfTheResourceList()
    {
        Assert.That(Map(out PVOID registers), Is.EqualTo(NDIS_STATUS_SUCCESS));

        Assert.That(registers != null);
        Assert.That(
            _bench.Acquired(ObjectKind.IoSpace),
            Is.EqualTo(new[] { _bench.Last<NdisMMapIoSpaceReturn>().Space }));
        Assert.That(
            _bench.Last<NdisMMapIoSpaceCall>().Length, Is.EqualTo(_window.Length));
    }

    [Test]
    [Ddi(TraceName.NdisMMapIoSpace)]
    public void Map_RefusesWhatIsNotTheWindow()
    {
        PHYSICAL_ADDRESS beside = new(_window.Start.QuadPart + 4096);

        AssertRefused(NDIS_STATUS_FAILURE, address: beside);
        AssertRefused(NDIS_STATUS_FAILURE, length: 0);
        AssertRefused(NDIS_STATUS_FAILURE, length: _window.Length + 1);
        Assert.That(_bench.Misuses(TraceName.NdisMMapIoSpace), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMMapIoSpace)]
    public void Map_WithAWrongAdapter_IsRefusedAndMisuse()
    {
        AssertRefused(NDIS_STATUS_FAILURE, adapter: KernelBench.ForeignHandle);

        Assert.That(_bench.Misuses(TraceName.NdisMMapIoSpace), Is.EqualTo(new[] { "adapter Adapter Unknown" }));
    }

    [TestCase(1, NDIS_STATUS_RESOURCE_CONFLICT)]
    [TestCase(2, NDIS_STATUS_RESOURCES)]
    [TestCase(3, NDIS_STATUS_FAILURE)]
    [Ddi(TraceName.NdisMMapIoSpace)]
    public void Map_Fails_WhereItIsChosen(int failure, NDIS_STATUS status)
    {
        _bench.Fail(TraceName.NdisMMapIoSpace, failure);

        AssertRefused(status);
    }

    [Test]
    [Ddi(TraceName.NdisReadRegisterUlong)]
    public void Read_GetsTheRegisterOfTheDevice([Values(0u, 8u, 4092u)] uint offset)
    {
        Map(out PVOID registers);

        Assert.That(Ndis.NdisReadRegisterUlong(registers + offset), Is.EqualTo(_bench.Device.ReadRegister(offset)));

        NdisReadRegisterUlongCall call = _bench.Last<NdisReadRegisterUlongCall>();
        Assert.That(call.Offset, Is.EqualTo(offset));
        Assert.That(
            call.Space, Is.EqualTo(_bench.Acquired(ObjectKind.IoSpace).Single()));
        Assert.That(
            _bench.Return(TraceName.NdisReadRegisterUlong).Result,
            Is.EqualTo((ulong)_bench.Device.ReadRegister(offset)));
        Assert.That(_bench.Misuses(TraceName.NdisReadRegisterUlong), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisWriteRegisterUlong)]
    public void Write_ReachesTheRegisterOfTheDevice()
    {
        Map(out PVOID registers);

        Ndis.NdisWriteRegisterUlong(registers + 12u, 0xDEAD_BEEF);

        Assert.That(_bench.Device.Written, Is.EqualTo(new[] { (12u, 0xDEAD_BEEF) }));
        NdisWriteRegisterUlongCall call = _bench.Last<NdisWriteRegisterUlongCall>();
        Assert.That(
            (call.Offset, call.Value),
            Is.EqualTo((12ul, 0xDEAD_BEEFul)));
        Assert.That(_bench.Misuses(TraceName.NdisWriteRegisterUlong), Is.Empty);
    }

    [Test]
    public void Registers_MayBeAccessedAtAnyIrql()
    {
        Map(out PVOID registers);
        using IrqlScope scope = _bench.At(HIGH_LEVEL);

        Ndis.NdisWriteRegisterUlong(registers, Ndis.NdisReadRegisterUlong(registers));

        Assert.That(_bench.Irql, Is.EqualTo(HIGH_LEVEL));
    }

    [Test]
    [Ddi(TraceName.NdisReadRegisterUlong, TraceName.NdisWriteRegisterUlong)]
    public void Pointer_ThatIsNoRegister_ReachesNoDevice()
    {
        Map(out PVOID registers);
        PVOID memory = Ndis.NdisAllocateMemoryWithTagPriority(
            _bench.Adapter, 100, 1, EX_POOL_PRIORITY.NormalPoolPriority);

        uint[] read = [.. new[] { memory, default, registers + 4093u }.Select(Ndis.NdisReadRegisterUlong)];
        Ndis.NdisWriteRegisterUlong(memory, 1);

        Assert.That(read, Is.All.EqualTo(AllOnes));
        Assert.That(_bench.Device.Written, Is.Empty);
        Assert.That(
            _bench.Misuses(TraceName.NdisReadRegisterUlong),
            Is.EqualTo(new[] { "space IoSpace Interior", "space IoSpace Null", "space IoSpace Interior" }));
        Assert.That(
            _bench.Misuses(TraceName.NdisWriteRegisterUlong), Is.EqualTo(new[] { "space IoSpace Interior" }));
    }

    [Test]
    [Ddi(TraceName.NdisMUnmapIoSpace)]
    public void Unmap_ReleasesTheWindow_AndTheRegistersAreGone()
    {
        Map(out PVOID registers);

        Ndis.NdisMUnmapIoSpace(_bench.Adapter, registers, _window.Length);
        uint read = Ndis.NdisReadRegisterUlong(registers);
        Ndis.NdisWriteRegisterUlong(registers, 1);

        Assert.That(_bench.Released(ObjectKind.IoSpace), Is.EqualTo(_bench.Acquired(ObjectKind.IoSpace)));
        Assert.That(read, Is.EqualTo(AllOnes));
        Assert.That(_bench.Device.Written, Is.Empty);
        Assert.That(
            _bench.Misuses(TraceName.NdisReadRegisterUlong), Is.EqualTo(new[] { "space IoSpace Released" }));
        Assert.That(_bench.Misuses(TraceName.NdisMUnmapIoSpace), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMUnmapIoSpace)]
    public void Unmap_OfWhatIsNotMapped_IsMisuse()
    {
        Map(out PVOID registers);
        Ndis.NdisMUnmapIoSpace(KernelBench.ForeignHandle, registers + 4u, _window.Length);
        Ndis.NdisMUnmapIoSpace(_bench.Adapter, registers, _window.Length);
        Ndis.NdisMUnmapIoSpace(_bench.Adapter, registers, _window.Length);

        Assert.That(
            _bench.Misuses(TraceName.NdisMUnmapIoSpace),
            Is.EqualTo(new[] { "adapter Adapter Unknown", "space IoSpace Interior", "space IoSpace Released" }));
        Assert.That(_bench.Released(ObjectKind.IoSpace), Has.Length.EqualTo(1));
    }

    [Test]
    public void Mappings_AreIndependent()
    {
        Map(out PVOID first);
        Map(out PVOID second);
        Ndis.NdisMUnmapIoSpace(_bench.Adapter, first, _window.Length);

        Assert.That(Ndis.NdisReadRegisterUlong(second + 16u), Is.EqualTo(_bench.Device.ReadRegister(16)));
        Assert.That(_bench.Acquired(ObjectKind.IoSpace), Is.Unique.And.Length.EqualTo(2));
    }

    private NDIS_STATUS Map(
        out PVOID registers, NDIS_HANDLE? adapter = null, PHYSICAL_ADDRESS? address = null, uint? length = null)
        => Ndis.NdisMMapIoSpace(
            out registers, adapter ?? _bench.Adapter, address ?? _window.Start, length ?? _window.Length);

    private void AssertRefused(
        NDIS_STATUS status, NDIS_HANDLE? adapter = null, PHYSICAL_ADDRESS? address = null, uint? length = null)
    {
        Assert.That(Map(out PVOID registers, adapter, address, length), Is.EqualTo(status));
        Assert.That(registers == null);
        Assert.That(_bench.Acquired(ObjectKind.IoSpace), Is.Empty);
        Assert.That(
            _bench.Last<NdisMMapIoSpaceReturn>().Space,
            Is.EqualTo(TraceObject.Null(ObjectKind.IoSpace)));
    }
}
