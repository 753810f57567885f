using System.Buffers.Binary;
using NdisConformance.Contract;
using NdisConformance.Nic;
using NdisConformance.Tests.Nic;

namespace NdisConformance.Tests.Host;

/// <summary>DEV: what the device model owes to who tests a driver with it.</summary>
[TestFixture]
internal sealed class DeviceDutyTests
{
    private const uint Control = 0x00;
    private const uint TransmitRing = 0x20;
    private const uint Doorbell = 0x2C;
    private const uint OwnAndEndOfFrame = 0x8000_0001;
    private const ulong Ring = 0x1000;
    private const ulong Data = 0x4000;
    private const int RingCount = 4;
    private const int DescriptorBytes = 16;
    private const uint FrameBytes = 60;

    [Test]
    public void Dev002_DescriptorsAreReadOnceTheyAreValid_DoorbellOrNot()
    {
        FakeBus real = new();
        Assert.That(FramesOfOneDoorbell(real, real, () => { }), Is.EqualTo(2), "the real device");
        FakeBus wrong = new();
        DoorbellBus late = new(wrong, Ring, RingCount * DescriptorBytes);
        Assert.That(FramesOfOneDoorbell(wrong, late, late.OnDoorbell), Is.EqualTo(1), "the wrong device");
    }

    /// <summary>Two frames, of which only the first one is rung for; gives how many leave.</summary>
    private static int FramesOfOneDoorbell(FakeBus bus, IDeviceBus seen, Action onDoorbell)
    {
        ReferenceNic nic = new();
        nic.Attach(seen);
        nic.Reset();
        nic.WriteRegister(TransmitRing, (uint)Ring);
        nic.WriteRegister(TransmitRing + 8, RingCount);
        nic.WriteRegister(Control, 6);
        Post(bus, 0);
        onDoorbell();
        nic.WriteRegister(Doorbell, 0);
        bus.RunNext(nic);
        Post(bus, 1);
        bus.RunAll(nic);
        return bus.Wire.Count;
    }

    private static void Post(FakeBus bus, int slot)
    {
        Span<byte> descriptor = bus.Memory(Ring + ((ulong)slot * DescriptorBytes), DescriptorBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, Data);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], FrameBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[12..], OwnAndEndOfFrame);
    }
}
