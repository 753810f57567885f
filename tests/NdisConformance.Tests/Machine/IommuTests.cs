using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class IommuTests
{
    private const ulong Owner = 0xABCD;
    private SimulatedPc _pc = null!;
    private DeviceRecorder _seen = null!;

    private MachineMemory Memory => _pc.Memory;

    private Iommu Iommu => _pc.Iommu;

    [SetUp]
    public void MakePc()
    {
        _pc = Machines.Pc();
        _seen = new DeviceRecorder();
        Iommu.Observer = _seen;
    }

    [TearDown]
    public void FreePc() => _pc.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public void Device_ReadsAndWrites_AcrossPages(bool above4GiB)
    {
        uint start = Memory.AllocateZeroed(3 * Machines.Page, 0, Machines.Page) + 100;
        ulong address = Map(start, 10_000, DmaDirection.Both, above4GiB);
        byte[] frame = [.. Enumerable.Range(0, 9_000).Select(number => (byte)(number * 7))];
        byte[] read = new byte[9_000];

        Assert.That(Iommu.DmaWrite(address + 1000, frame));
        Assert.That(Iommu.DmaRead(address + 1000, read));

        Assert.That(Memory.Span(start + 1000, 9_000).SequenceEqual(frame));
        Assert.That(read, Is.EqualTo(frame));
        Assert.That(_seen.Accesses, Is.EqualTo(new[] { (Owner, 1500u, 9000u, true), (Owner, 1500u, 9000u, false) }));
        Assert.That(_seen.Faults, Is.Empty);
    }

    [Test]
    public void LogicalAddress_LiesInItsWindow_AtTheSamePlaceInItsPage()
    {
        uint start = Memory.Allocate(500, 0);
        ulong low = Map(start, 500);
        ulong high = Map(start, 500, above4GiB: true);

        Assert.That(low, Is.InRange(0x4000_0000UL, 0x7FFF_EFFFUL));
        Assert.That(high, Is.GreaterThanOrEqualTo(0x1_8000_0000UL));
        Assert.That((uint)high, Is.GreaterThan(0x7FFF_FFFFu));
        Assert.That(low % Machines.Page, Is.EqualTo(start % Machines.Page));
        Assert.That(high % Machines.Page, Is.EqualTo(start % Machines.Page));
        Assert.That(Memory.IsPhysicalAddress(low) || Memory.IsPhysicalAddress(high), Is.False);
        Assert.That(Memory.Contains(low) || Memory.Contains(high), Is.False);
    }

    [Test]
    public void Mappings_OfTheSamePage_ShareNoLogicalPage()
    {
        uint start = Memory.Allocate(100, 0);

        ulong first = Map(start, 50);
        ulong second = Map(start + 50, 50);

        Assert.That(first / Machines.Page, Is.Not.EqualTo(second / Machines.Page));
        Assert.That(Iommu.MappedPages, Is.EqualTo(2));
    }

    [Test]
    public void Faults_WhenDeviceReadsBeyondTheMapping()
    {
        ulong address = Map(Memory.Allocate(100, 0), 60);

        Assert.That(Iommu.DmaRead(address, new byte[61]), Is.False);
        Assert.That(_seen.Faults, Is.EqualTo(new[] { (IommuFault.BeyondRange, Owner, false, 61u) }));
        Assert.That(_seen.Accesses, Is.Empty);
    }

    [TestCase(-1)]
    [TestCase(60)]
    public void Faults_WhenDeviceTouchesABesideByte(int distance)
    {
        ulong address = Map(Memory.Allocate(100, 0) + 20, 60);

        Assert.That(Iommu.DmaRead(address + (ulong)distance, new byte[1]), Is.False);
        Assert.That((_seen.Fault, _seen.FaultOwner), Is.EqualTo((IommuFault.BeyondRange, Owner)));
    }

    [Test]
    public void Faults_WhenDeviceGoesOnToThePageBehindTheMapping()
    {
        uint start = Memory.Allocate(2 * Machines.Page, 0, Machines.Page);
        ulong first = Map(start, Machines.Page);
        Map(start + Machines.Page, Machines.Page);

        Assert.That(Iommu.DmaRead(first + Machines.Page, new byte[4]), Is.False);
        Assert.That(Iommu.DmaRead(first + Machines.Page - 2, new byte[4]), Is.False);
        Assert.That(_seen.Faults.Select(fault => fault.Reason), Is.All.EqualTo(IommuFault.BeyondRange));
    }

    [Test]
    public void NothingIsMoved_WhenAnAccessIsRefused()
    {
        uint start = Memory.Allocate(100, 0);
        ulong address = Map(start, 60);
        byte[] read = new byte[61];

        Iommu.DmaWrite(address, new byte[61]);
        Iommu.DmaRead(address, read);

        Assert.That(Memory.Span(start, 100).IsFilledWith(0xCC));
        Assert.That(read.AsSpan().IsFilledWith(0));
    }

    [TestCase(DmaDirection.ToDevice, true, false)]
    [TestCase(DmaDirection.FromDevice, false, true)]
    [TestCase(DmaDirection.Both, true, true)]
    public void Direction_IsKept(DmaDirection direction, bool mayRead, bool mayWrite)
    {
        ulong address = Map(Memory.Allocate(100, 0), 100, direction);

        Assert.That(Iommu.DmaRead(address, new byte[4]), Is.EqualTo(mayRead));
        Assert.That(Iommu.DmaWrite(address, new byte[4]), Is.EqualTo(mayWrite));
        Assert.That(_seen.Faults.Select(fault => fault.Reason), Is.All.EqualTo(IommuFault.WrongDirection));
        Assert.That(_seen.Faults, Has.Count.EqualTo(direction == DmaDirection.Both ? 0 : 1));
    }

    [Test]
    public void Faults_AsFreed_AndNamesTheOwner_AfterUnmap()
    {
        uint start = Memory.Allocate(2 * Machines.Page, 0);
        ulong address = Map(start, 5000);
        Iommu.Unmap(address, 5000);

        Assert.That(Iommu.DmaRead(address + 4500, new byte[4]), Is.False);

        Assert.That(_seen.Faults, Is.EqualTo(new[] { (IommuFault.Freed, Owner, false, 4u) }));
        Assert.That(Iommu.TryTranslate(address, out _, out _), Is.False);
        Assert.That(Iommu.MappedPages, Is.Zero);
    }

    [TestCase(0UL)]
    [TestCase(4096UL)]
    [TestCase(0x5000_0000UL)]
    [TestCase(0x1_9000_0000UL)]
    [TestCase(0x9000_0000UL)]
    [TestCase(0x0123_4567_89AB_CDEFUL)]
    public void Faults_AsUnmapped_WhereNothingEverWas(ulong address)
    {
        Map(Memory.Allocate(100, 0), 100);

        Assert.That(Iommu.DmaWrite(address, new byte[4]), Is.False);
        Assert.That(_seen.Faults, Is.EqualTo(new[] { (IommuFault.Unmapped, 0UL, true, 4u) }));
    }

    [Test]
    public void Faults_AsHostPhysical_WhenGivenAPhysicalAddress()
    {
        uint start = Memory.Allocate(100, 0);

        Iommu.DmaRead(Memory.PhysicalAddressOf(start), new byte[4]);

        Assert.That((_seen.Fault, _seen.FaultHostOffset), Is.EqualTo((IommuFault.HostPhysical, start)));
    }

    [Test]
    public void Faults_AsHostVirtual_WhenGivenAPointer()
    {
        uint start = Memory.Allocate(100, 0);

        Iommu.DmaRead(Memory.Pointer(start).Value, new byte[4]);

        Assert.That((_seen.Fault, _seen.FaultHostOffset), Is.EqualTo((IommuFault.HostVirtual, start)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Faults_AsHostPhysical_WhenADeviceOf32BitsGetsAPhysicalAddress(bool isContiguous)
    {
        uint start = Memory.Allocate(2 * Machines.Page, 0, Machines.Page);
        if (isContiguous)
        {
            Memory.MakeContiguous(start, 2 * Machines.Page);
        }

        Iommu.DmaRead((uint)Memory.PhysicalAddressOf(start + 5000), new byte[4]);

        Assert.That((_seen.Fault, _seen.FaultHostOffset), Is.EqualTo((IommuFault.HostPhysical, start + 5000)));
    }

    [Test]
    public void Faults_AsHostVirtual_WhenADeviceOf32BitsGetsAPointer()
    {
        uint start = Memory.Allocate(100, 0);

        Iommu.DmaRead((uint)Memory.Pointer(start).Value, new byte[4]);

        Assert.That((_seen.Fault, _seen.FaultHostOffset), Is.EqualTo((IommuFault.HostVirtual, start)));
    }

    [Test]
    public void Faults_AsUnmapped_WhereNoBlockLiesBehindTheHalfOfAnAddress()
    {
        uint start = Memory.Allocate(100, 0);
        uint low = (uint)Memory.PhysicalAddressOf(start);
        Memory.Free(start);

        Iommu.DmaRead(low, new byte[4]);

        Assert.That((_seen.Fault, _seen.FaultHostOffset), Is.EqualTo((IommuFault.Unmapped, 0u)));
    }

    [TestCase(0xDDDD_DDDD_DDDD_DDDDUL)]
    [TestCase(0xCCCC_CCCC_CCCC_CCCCUL)]
    [TestCase(0xFDFD_FDFD_FDFD_FDFDUL)]
    [TestCase(0xCCCC_CCCC_CCCC_CCDCUL)]
    [TestCase(0xCCCC_CCCC_4000_0000UL)]
    [TestCase(0x0000_0000_DDDD_DDDDUL)]
    [TestCase(0x0000_0000_CCCC_CCD0UL)]
    public void Faults_AsPoison_WhenTheAddressWasNeverWritten(ulong address)
    {
        Iommu.DmaRead(address, new byte[4]);

        Assert.That(_seen.Fault, Is.EqualTo(IommuFault.Poison));
    }

    [Test]
    public void Faults_AsTruncated_WhenAHighAddressLostItsUpperHalf()
    {
        uint start = Memory.Allocate(100, 0);
        ulong address = Map(start, 100, above4GiB: true);

        Iommu.DmaRead((uint)address, new byte[4]);

        Assert.That((_seen.Fault, _seen.FaultOwner), Is.EqualTo((IommuFault.Truncated, Owner)));
    }

    [Test]
    public void Faults_WhenTheLengthWrapsAround()
    {
        Assert.That(Iommu.DmaRead(ulong.MaxValue, new byte[4]), Is.False);
        Assert.That(Iommu.DmaRead(0x7FFF_EFFE, new byte[4]), Is.False);
        Assert.That(_seen.Faults.Select(fault => fault.Reason), Is.All.EqualTo(IommuFault.Unmapped));
    }

    [Test]
    public void EmptyAccess_TouchesNothing()
    {
        Assert.That(Iommu.DmaRead(0, []) && Iommu.DmaWrite(0, []));
        Assert.That(_seen.Faults, Is.Empty);
        Assert.That(_seen.Accesses, Is.Empty);
    }

    [Test]
    public void Translation_NamesOwnerAndOffset()
    {
        ulong address = Map(Memory.Allocate(3 * Machines.Page, 0), 9000);

        Assert.That(Iommu.TryTranslate(address + 8999, out ulong owner, out uint offset));
        Assert.That((owner, offset), Is.EqualTo((Owner, 500u + 8999u)));
        Assert.That(Iommu.TryTranslate(address + 9000, out _, out _), Is.False);
        Assert.That(Iommu.TryTranslate(1, out _, out _), Is.False);
    }

    [Test]
    public void Misuse_IsADefectOfOurs()
    {
        uint start = Memory.Allocate(5000, 0);
        ulong address = Map(start, 5000);

        Assert.Throws<HarnessDefectException>(() => Iommu.Unmap(address, 4999));
        Assert.Throws<HarnessDefectException>(() => Iommu.Unmap(address + 4096, 904));
        Assert.Throws<HarnessDefectException>(() => Iommu.Unmap(1, 1));
        Assert.Throws<HarnessDefectException>(() => Map(start, 0));
        Assert.Throws<HarnessDefectException>(() => Map(Memory.SizeBytes - 1, 2));
        Iommu.Unmap(address, 5000);
        Assert.Throws<HarnessDefectException>(() => Iommu.Unmap(address, 5000));
    }

    private ulong Map(
        uint start, uint length, DmaDirection direction = DmaDirection.Both, bool above4GiB = false)
        => Iommu.Map(start, length, direction, Owner, 500, above4GiB);
}
