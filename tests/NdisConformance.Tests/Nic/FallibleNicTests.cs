using System.Buffers.Binary;
using NdisConformance.Contract;
using NdisConformance.Nic;

namespace NdisConformance.Tests.Nic;

/// <summary>The reference NIC when things go wrong in it.</summary>
[TestFixture]
internal sealed class FallibleNicTests
{
    private const uint Cause = 0x08;
    private const uint TransmitErrors = 0x64;
    private const uint ReceiveDrops = 0x6C;
    private const uint EndOfFrame = 0x1;
    private const uint Done = 0x2;
    private const uint Error = 0x4;
    private const uint Own = 0x8000_0000;
    private const ulong TransmitBase = 0x1000;
    private const ulong ReceiveBase = 0x2000;
    private const ulong Data = 0x4000;
    private const uint BufferBytes = 1514;

    private FakeBus _bus = null!;
    private ReferenceNic _nic = null!;

    [SetUp]
    public void PowerOn()
    {
        (_bus, _nic) = (new FakeBus(), new ReferenceNic());
        _nic.Attach(_bus);
        Program();
    }

    private void Program()
    {
        _nic.Reset();
        foreach ((uint register, uint value) in (ReadOnlySpan<(uint, uint)>)
            [
                (0x20, (uint)TransmitBase), (0x28, 4), (0x40, (uint)ReceiveBase), (0x48, 4), (0x50, 0x20), (0x0C, 7),
                (0x00, 6),
            ])
        {
            _nic.WriteRegister(register, value);
        }
    }

    [Test]
    public void BadFrame_IsReportedWithAnError_AndTheNextOneIsGood()
    {
        Arm(0);
        Arm(1);
        _nic.FailNext(DeviceFlaw.BadFrame);
        _nic.OnWireReceive(new byte[100]);
        _nic.OnWireReceive(new byte[100]);

        Assert.That(Status(ReceiveBase, 0), Is.EqualTo((100u, EndOfFrame | Done | Error)));
        Assert.That(_bus.Memory(Data, 100).ToArray(), Is.Not.EqualTo(new byte[100]));
        Assert.That(Status(ReceiveBase, 1), Is.EqualTo((100u, EndOfFrame | Done)));
        Assert.That(_nic.ReadRegister(ReceiveDrops), Is.EqualTo(1));
    }

    [TestCase(DeviceFlaw.NoLength, 0u)]
    [TestCase(DeviceFlaw.LengthBelowHeader, 10u)]
    [TestCase(DeviceFlaw.LengthBeyondBuffer, BufferBytes + 100)]
    [TestCase(DeviceFlaw.LengthAllOnes, 0xFFFF_FFFFu)]
    public void Length_MayBeALie(DeviceFlaw flaw, uint length)
    {
        Arm(0);
        _nic.FailNext(flaw);
        _nic.OnWireReceive(new byte[100]);

        Assert.That(Status(ReceiveBase, 0), Is.EqualTo((length, EndOfFrame | Done)));
    }

    [Test]
    public void Collision_IsReportedWithAnError_AndTheFrameIsOnTheWire()
    {
        Write(TransmitBase, 0, 60, Own | EndOfFrame);
        _nic.FailNext(DeviceFlaw.Collision);
        _nic.WriteRegister(0x2C, 0);
        _bus.RunAll(_nic);

        Assert.That(Status(TransmitBase, 0), Is.EqualTo((60u, EndOfFrame | Done | Error)));
        Assert.That(_bus.Wire, Has.Count.EqualTo(1));
        Assert.That(_nic.ReadRegister(TransmitErrors), Is.EqualTo(1));
    }

    [Test]
    public void Interrupt_MayComeForNothing_ButNotFromADeviceThatIsGone()
    {
        _nic.InterruptForNothing();
        Assert.That((_nic.ReadRegister(Cause), _bus.IsLineUp), Is.EqualTo((3u, true)));

        _nic.Disappear();
        _nic.InterruptForNothing();
        Assert.That(_bus.IsLineUp, Is.False);
    }

    [Test]
    public void Reset_ForgetsWhatWasToGoWrong()
    {
        _nic.FailNext(DeviceFlaw.BadFrame);
        Program();
        Arm(0);
        _nic.OnWireReceive(new byte[100]);

        Assert.That(Status(ReceiveBase, 0), Is.EqualTo((100u, EndOfFrame | Done)));
    }

    private void Arm(int slot) => Write(ReceiveBase, slot, BufferBytes, Own);

    private void Write(ulong ring, int slot, uint length, uint flags)
    {
        Span<byte> descriptor = _bus.Memory(ring + ((ulong)slot * 16), 16);
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, Data + ((ulong)slot * 0x800));
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[12..], flags);
    }

    private (uint Length, uint Flags) Status(ulong ring, int slot)
    {
        Span<byte> descriptor = _bus.Memory(ring + ((ulong)slot * 16), 16);
        return (BinaryPrimitives.ReadUInt32LittleEndian(descriptor[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(descriptor[12..]));
    }
}
