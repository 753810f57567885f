using System.Buffers.Binary;
using NdisConformance.Contract;
using NdisConformance.Nic;
using NdisConformance.Tests.Machine;

namespace NdisConformance.Tests.Nic;

[TestFixture]
internal sealed partial class ReferenceNicTests
{
    private const uint Control = 0x00;
    private const uint Cause = 0x08;
    private const uint Mask = 0x0C;
    private const uint TransmitRing = 0x20;
    private const uint Doorbell = 0x2C;
    private const uint ReceiveRing = 0x40;
    private const uint ReceiveFilter = 0x50;
    private const uint MulticastCount = 0x54;
    private const uint MulticastLow = 0x58;
    private const uint MulticastHigh = 0x5C;
    private const uint TransmitErrors = 0x64;
    private const uint ReceiveDrops = 0x6C;

    private const uint ReceiveCounters = 0x80;
    private const uint TransmitCounters = 0xB0;
    private const uint AllFrames = 0x20;

    private const uint EndOfFrame = 0x1;
    private const uint Done = 0x2;
    private const uint Error = 0x4;
    private const uint Own = 0x8000_0000;

    private const ulong TransmitBase = 0x1000;
    private const ulong ReceiveBase = 0x2000;
    private const ulong Data = 0x4000;
    private const int RingCount = 4;

    private FakeBus _bus = new();
    private ReferenceNic _nic = new();

    [SetUp]
    public void PowerOn() => PowerOn(new ReferenceNicOptions { MaximumElements = 3 });

    [Test]
    public void ReadsAValidDescriptorOnce()
    {
        Fill(Data, 40, 0x11);
        Post(0, Data, 40, Own);
        _nic.Look();
        Post(0, Data + 0x100, 40, Own);
        Post(1, Data, 30, Own | EndOfFrame);
        _nic.Look();
        _bus.RunAll(_nic);
        Assert.That(_bus.Wire.Single(), Is.EqualTo(Bytes(70, 0x11)));
    }

    [Test]
    public void SendsAFrameOfSeveralPieces()
    {
        Fill(Data, 40, 0x11);
        Fill(Data + 0x100, 30, 0x22);
        Post(0, Data, 40, Own);
        Post(1, Data + 0x100, 30, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire, Has.Count.EqualTo(1));
        Assert.That(_bus.Wire[0], Is.EqualTo(Bytes(40, 0x11).Concat(Bytes(30, 0x22))));
        Assert.That(Flags(0) & (Own | Done), Is.Zero);
        Assert.That(Flags(1), Is.EqualTo(EndOfFrame | Done));
        Assert.That(_nic.ReadRegister(Cause), Is.EqualTo(1));
        Assert.That(_bus.IsLineUp, Is.True);
    }

    [Test]
    public void DoesNoDmaInsideTheDoorbell_UnlessThatIsChosen()
    {
        Post(0, Data, 60, Own | EndOfFrame);
        Ring();
        Assert.That(_bus.DmaAccesses, Is.Zero);

        PowerOn();
        _bus.Choices[DeviceChoice.FetchMoment] = 1;
        Post(0, Data, 60, Own | EndOfFrame);
        Ring();
        Assert.That(_bus.DmaAccesses, Is.Not.Zero);
    }

    [Test]
    public void ReadsTheDataWhenTheFrameGoesOut()
    {
        Post(0, Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunNext(_nic);
        Fill(Data, 60, 0x33);
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire[0], Is.All.EqualTo(0x33));
    }

    [Test]
    public void TakesAFrameWithoutADoorbell_WhenAnotherHasLeft()
    {
        Post(0, Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunNext(_nic);
        Post(1, Data, 60, Own | EndOfFrame);
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire, Has.Count.EqualTo(2));
    }

    [Test]
    public void WaitsForTheEndOfAFrame()
    {
        Post(0, Data, 60, Own);
        Ring();
        _bus.RunAll(_nic);
        Assert.That(_bus.Wire, Is.Empty);

        Post(1, Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);
        Assert.That(_bus.Wire.Single(), Has.Length.EqualTo(120));
    }

    [Test]
    public void ReportsAnError_WhenThereAreTooManyPieces()
    {
        for (int slot = 0; slot < RingCount; slot++)
        {
            Post(slot, Data, 20, slot == RingCount - 1 ? Own | EndOfFrame : Own);
        }

        Ring();
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire, Is.Empty);
        Assert.That(Flags(RingCount - 1), Is.EqualTo(EndOfFrame | Done | Error));
        Assert.That(_nic.ReadRegister(TransmitErrors), Is.EqualTo(1));
    }

    [TestCase(0u)]
    [TestCase(1515u)]
    public void ReportsAnError_WhenTheLengthIsBad(uint length)
    {
        Post(0, Data, length, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire, Is.Empty);
        Assert.That(Flags(0), Is.EqualTo(EndOfFrame | Done | Error));
    }

    [Test]
    public void GoesOn_WhenTheBusRefusesTheData()
    {
        _bus.RefusedFrom = 0x8000;
        Post(0, 0x9000, 60, Own | EndOfFrame);
        Post(1, Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire, Has.Count.EqualTo(1));
        Assert.That(Flags(0), Is.EqualTo(EndOfFrame | Done | Error));
        Assert.That(Flags(1), Is.EqualTo(EndOfFrame | Done));
        Assert.That(_nic.ReadRegister(Cause), Is.EqualTo(1 | 4));
    }

    [Test]
    public void GoesRoundTheRing()
    {
        for (int i = 0; i < 3 * RingCount; i++)
        {
            Fill(Data, 60, (byte)i);
            Post(i % RingCount, Data, 60, Own | EndOfFrame);
            Ring();
            _bus.RunAll(_nic);
        }

        Assert.That(_bus.Wire.Select(frame => frame[0]), Is.EqualTo(Enumerable.Range(0, 3 * RingCount)));
    }

    [Test]
    public void KeepsCompletionsBack_AndReportsTheNewestFirst()
    {
        _nic.HoldCompletions(true);
        for (int slot = 0; slot < 3; slot++)
        {
            Post(slot, Data, 60, Own | EndOfFrame);
        }

        Ring();
        _bus.RunAll(_nic);
        Assert.That(_bus.Wire, Has.Count.EqualTo(3));
        Assert.That(ReportOrder(), Is.Empty);

        _nic.ReleaseNewestFirst();
        _nic.HoldCompletions(false);
        Assert.That(ReportOrder(), Is.EqualTo(new[] { 2, 1, 0 }));
    }

    [Test]
    public void ReportsInRingOrder_WhenTheHoldEnds()
    {
        _nic.HoldCompletions(true);
        Post(0, Data, 60, Own | EndOfFrame);
        Post(1, Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);
        _nic.HoldCompletions(false);
        _bus.RunAll(_nic);

        Assert.That(Flags(0) & Flags(1) & Done, Is.EqualTo(Done));
    }

    [Test]
    public void DoesNotTakeADescriptorAgain_WhileItsFrameIsKeptBack()
    {
        _nic.HoldCompletions(true);
        for (int slot = 0; slot < RingCount; slot++)
        {
            Post(slot, Data, 60, Own | EndOfFrame);
        }

        Ring();
        _bus.RunAll(_nic);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire, Has.Count.EqualTo(RingCount));
    }

    [Test]
    public void ReportsAFrameThatAChoiceKeptBack_AfterAWhile()
    {
        _bus.Choices[DeviceChoice.HoldCompletion] = 1;
        Post(0, Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(Flags(0), Is.EqualTo(EndOfFrame | Done));
        Assert.That(_bus.Now, Is.GreaterThan(100_000));
    }

    [Test]
    public void ReceivesIntoTheNextBuffer()
    {
        Arm(0, Data, 1514);
        _nic.OnWireReceive(Bytes(100, 0x44));

        Assert.That(_bus.Memory(Data, 100).ToArray(), Is.EqualTo(Bytes(100, 0x44)));
        Assert.That(ReadDescriptor(ReceiveBase, 0), Is.EqualTo((100u, EndOfFrame | Done)));
        Assert.That(_nic.ReadRegister(Cause), Is.EqualTo(2));
    }

    [Test]
    public void DropsAFrame_WhenThereIsNoBufferOrTooShortAOne()
    {
        _nic.OnWireReceive(Bytes(100, 0));
        Arm(0, Data, 99);
        _nic.OnWireReceive(Bytes(100, 0));

        Assert.That(_nic.ReadRegister(ReceiveDrops), Is.EqualTo(2));
        Assert.That(_nic.ReadRegister(Cause), Is.Zero);
    }

    [TestCase(0u, "")]
    [TestCase(0x1u, "station")]
    [TestCase(0x2u, "group")]
    [TestCase(0x4u, "all")]
    [TestCase(0x8u, "group other-group")]
    [TestCase(0x7u, "station group all")]
    [TestCase(0x20u, "station other-station group other-group all")]
    public void TakesWhatTheFilterAdmits(uint filter, string admitted)
    {
        (string Name, ulong Address)[] frames =
        [
            ("station", 0x0200_0000_0001), ("other-station", 0x0200_0000_0002), ("group", 0x0100_5E00_0001),
            ("other-group", 0x0100_5E00_0002), ("all", 0xFFFF_FFFF_FFFF),
        ];
        _nic.WriteRegister(MulticastLow, 0x5E00_0001);
        _nic.WriteRegister(MulticastHigh, 0x0100);
        _nic.WriteRegister(ReceiveFilter, filter);

        IEnumerable<string> taken = frames.Where(frame => IsTaken(frame.Address)).Select(frame => frame.Name);

        Assert.That(string.Join(' ', taken), Is.EqualTo(admitted));
        Assert.That(_nic.ReadRegister(ReceiveDrops), Is.Zero);
    }

    [Test]
    public void ForgetsTheMulticastList_WhenItsLengthIsCleared()
    {
        _nic.WriteRegister(ReceiveFilter, 0x2);
        _nic.WriteRegister(MulticastLow, 0x5E00_0001);
        _nic.WriteRegister(MulticastHigh, 0x0100);
        Assert.That((_nic.ReadRegister(MulticastCount), IsTaken(0x0100_5E00_0001)), Is.EqualTo((1u, true)));

        _nic.WriteRegister(MulticastCount, 0);

        Assert.That((_nic.ReadRegister(MulticastCount), IsTaken(0x0100_5E00_0001)), Is.EqualTo((0u, false)));
    }

    [Test]
    public void CountsFramesAndBytes_ByWhomTheyAreFor()
    {
        IsTaken(0x0200_0000_0001);
        IsTaken(0x0100_5E00_0001);
        IsTaken(0xFFFF_FFFF_FFFF);
        Fill(Data, 70, 0xFF);
        Post(0, Data, 70, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(Counters(ReceiveCounters), Is.EqualTo(new ulong[] { 1, 60, 1, 60, 1, 60 }));
        Assert.That(Counters(TransmitCounters), Is.EqualTo(new ulong[] { 0, 0, 0, 0, 1, 70 }));
    }

    [Test]
    public void LowersTheLine_WhenTheCauseIsClearedOrMasked()
    {
        Arm(0, Data, 1514);
        _nic.OnWireReceive(Bytes(60, 0));
        Assert.That(_bus.IsLineUp, Is.True);

        _nic.WriteRegister(Mask, 0);
        Assert.That(_bus.IsLineUp, Is.False);
        _nic.WriteRegister(Mask, 7);
        Assert.That(_bus.IsLineUp, Is.True);
        _nic.WriteRegister(Cause, 2);
        Assert.That(_bus.IsLineUp, Is.False);
    }

    [Test]
    public void ShowsNoCause_BeforeAModeratedInterruptRaisesTheLine()
    {
        _bus.Choices[DeviceChoice.InterruptMoment] = 1;
        Arm(0, Data, 1514);
        _nic.OnWireReceive(Bytes(60, 0));
        Assert.That((_bus.IsLineUp, _nic.ReadRegister(Cause)), Is.EqualTo((false, 0u)));

        _bus.RunAll(_nic);

        Assert.That((_bus.IsLineUp, _nic.ReadRegister(Cause)), Is.EqualTo((true, 2u)));
    }

    [Test]
    public void UsesTheLowHalfOfAddresses_WhenItHas32Bits()
    {
        PowerOn(new ReferenceNicOptions { Uses64BitAddresses = false });
        Fill(Data, 60, 0x55);
        Post(0, 0x7_0000_0000 + Data, 60, Own | EndOfFrame);
        Ring();
        _bus.RunAll(_nic);

        Assert.That(_bus.Wire.Single(), Is.All.EqualTo(0x55));
    }

    [Test]
    public void TouchesNothing_OnceItIsResetOrGone([Values] bool isGone)
    {
        Post(0, Data, 60, Own | EndOfFrame);
        Ring();
        if (isGone)
        {
            _nic.Disappear();
        }
        else
        {
            _nic.WriteRegister(Control, 1);
        }

        _nic.OnWireReceive(Bytes(60, 0));
        _bus.RunAll(_nic);

        Assert.That(_bus.DmaAccesses, Is.Zero);
        Assert.That(_nic.ReadRegister(Cause), Is.EqualTo(isGone ? uint.MaxValue : 0));
    }

    [Test]
    public void AllocatesNothingForAFrame()
    {
        FlatBus bus = new();
        ReferenceNic nic = new();
        nic.Attach(bus);
        Program(nic);
        void SendOne(int slot)
        {
            bus.PostDescriptor(TransmitBase, slot % RingCount, Data, 1514, Own | EndOfFrame);
            nic.WriteRegister(Doorbell, 0);
            while (bus.RunNext(nic))
            {
            }
        }

        SendOne(0);
        SendOne(1);
        long allocated = Garbage.Of(() =>
        {
            for (int i = 2; i < 100; i++)
            {
                SendOne(i);
            }
        });

        Assert.That(allocated, Is.Zero);
        Assert.That(bus.Frames, Is.EqualTo(100));
    }

    private void PowerOn(ReferenceNicOptions options)
    {
        _bus = new FakeBus();
        _nic = new ReferenceNic(options);
        _nic.Attach(_bus);
        _nic.Reset();
        Program(_nic);
    }

    private static void Program(ReferenceNic nic)
    {
        nic.WriteRegister(TransmitRing, (uint)TransmitBase);
        nic.WriteRegister(TransmitRing + 8, RingCount);
        nic.WriteRegister(ReceiveRing, (uint)ReceiveBase);
        nic.WriteRegister(ReceiveRing + 8, RingCount);
        nic.WriteRegister(ReceiveFilter, AllFrames);
        nic.WriteRegister(Control, 6);
        nic.WriteRegister(Mask, 7);
    }

    /// <summary>Whether a frame for an address raises the cause of receives.</summary>
    private bool IsTaken(ulong destination)
    {
        _nic.WriteRegister(Control, 2);
        _nic.WriteRegister(Control, 6);
        Arm(0, Data, 1514);
        _nic.WriteRegister(Cause, 2);
        byte[] frame = Bytes(60, 0);
        BinaryPrimitives.WriteUInt64BigEndian(frame, destination << 16);
        _nic.OnWireReceive(frame);
        return (_nic.ReadRegister(Cause) & 2) != 0;
    }

    private ulong[] Counters(uint first)
        => [.. Enumerable.Range(0, 6).Select(index => first + (8 * (uint)index)).Select(
            register => ((ulong)_nic.ReadRegister(register + 4) << 32) | _nic.ReadRegister(register))];

    private static byte[] Bytes(int count, byte value) => [.. Enumerable.Repeat(value, count)];

    private void Fill(ulong address, int count, byte value) => _bus.Memory(address, count).Fill(value);

    private void Ring() => _nic.WriteRegister(Doorbell, 0);

    private void Post(int slot, ulong address, uint length, uint flags)
        => Write(TransmitBase, slot, address, length, flags);

    private void Arm(int slot, ulong address, uint length) => Write(ReceiveBase, slot, address, length, Own);

    private void Write(ulong ring, int slot, ulong address, uint length, uint flags)
    {
        Span<byte> descriptor = _bus.Memory(ring + ((ulong)slot * 16), 16);
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, address);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[12..], flags);
    }

    private (uint Length, uint Flags) ReadDescriptor(ulong ring, int slot)
    {
        Span<byte> descriptor = _bus.Memory(ring + ((ulong)slot * 16), 16);
        return (BinaryPrimitives.ReadUInt32LittleEndian(descriptor[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(descriptor[12..]));
    }

    private uint Flags(int slot) => ReadDescriptor(TransmitBase, slot).Flags;

    /// <summary>The slots of the transmit ring in the order in which they became done from now on.</summary>
    private List<int> ReportOrder()
    {
        List<int> order = [];
        do
        {
            order.AddRange(Enumerable.Range(0, RingCount)
                .Where(slot => (Flags(slot) & Done) != 0 && !order.Contains(slot)));
        }
        while (_bus.RunNext(_nic));
        return order;
    }
}
