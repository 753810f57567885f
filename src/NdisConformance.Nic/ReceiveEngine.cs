using NdisConformance.Contract;

namespace NdisConformance.Nic;

/// <summary>Puts each arriving frame into the buffer of the next receive descriptor.</summary>
internal sealed class ReceiveEngine(ReferenceNicOptions options, InterruptUnit interrupts)
{
    private const uint TooShort = 10;
    private const uint Excess = 100;
    private const int SpoiledAt = 20;

    private IDeviceBus? _bus;
    private int _head;
    private DeviceFlaw _flaw;

    public DescriptorRing Ring { get; } = new(options.Uses64BitAddresses, options.ReceiveRingLimit);

    public bool IsRunning { get; private set; }

    public uint Frames { get; private set; }

    public uint Drops { get; private set; }

    public ReceiveFilter Filter { get; } = new(options.MacAddress);

    public FrameCounters Counters { get; } = new();

    public void Attach(IDeviceBus bus) => _bus = bus;

    public void Reset()
    {
        IsRunning = false;
        Ring.Clear();
        Filter.Reset();
        Counters.Reset();
        (Frames, Drops) = (0, 0);
        _flaw = DeviceFlaw.None;
    }

    /// <summary>The next frame that finds a buffer goes wrong.</summary>
    public void FailNext(DeviceFlaw flaw) => _flaw = flaw;

    /// <summary>Starts at the first descriptor of the ring, or stops at once.</summary>
    public void Enable(bool enable)
    {
        if (enable && !IsRunning)
        {
            _head = 0;
        }

        IsRunning = enable && Ring.IsUsable;
    }

    public void OnWireReceive(ReadOnlySpan<byte> frame)
    {
        if (IsRunning && !Filter.Admits(frame))
        {
            return;
        }

        if (!IsRunning || !TakeDescriptor((uint)frame.Length, out Descriptor descriptor))
        {
            Drops++;
            return;
        }

        DeviceFlaw flaw = _flaw;
        _flaw = DeviceFlaw.None;
        bool isWritten = _bus!.DmaWrite(Ring.OnBus(descriptor.Address), frame);
        bool isGood = isWritten && flaw != DeviceFlaw.BadFrame;
        if (isWritten && !isGood)
        {
            _bus.DmaWrite(Ring.OnBus(descriptor.Address) + SpoiledAt, [(byte)~frame[SpoiledAt]]);
        }

        uint length = isWritten ? LengthSaid((uint)frame.Length, descriptor.Length, flaw) : 0;
        Report(length, isGood ? Descriptor.Done : Descriptor.Done | Descriptor.Error);
        if (isGood)
        {
            Frames++;
            Counters.Count(frame);
        }
        else
        {
            Drops++;
        }
    }

    private static uint LengthSaid(uint lengthBytes, uint bufferBytes, DeviceFlaw flaw) => flaw switch
    {
        DeviceFlaw.NoLength => 0,
        DeviceFlaw.LengthBelowHeader => TooShort,
        DeviceFlaw.LengthBeyondBuffer => bufferBytes + Excess,
        DeviceFlaw.LengthAllOnes => NicRegister.AllOnes,
        _ => lengthBytes,
    };

    private bool TakeDescriptor(uint lengthBytes, out Descriptor descriptor)
    {
        Span<byte> bytes = stackalloc byte[Descriptor.Bytes];
        if (!_bus!.DmaRead(Ring.AddressOf(_head), bytes))
        {
            descriptor = default;
            IsRunning = false;
            interrupts.Raise(NicBits.CauseError);
            return false;
        }

        descriptor = Descriptor.Read(bytes);
        return descriptor.IsOwn && descriptor.Length >= lengthBytes;
    }

    private void Report(uint lengthBytes, uint flags)
    {
        Span<byte> status = stackalloc byte[Descriptor.StatusBytes];
        new Descriptor(0, lengthBytes, flags | Descriptor.EndOfFrame).WriteStatus(status);
        bool isReported = _bus!.DmaWrite(Ring.AddressOf(_head) + Descriptor.StatusOffset, status);
        _head = (_head + 1) % (int)Ring.Count;
        bool isGood = isReported && (flags & Descriptor.Error) == 0;
        interrupts.Raise(isGood ? NicBits.CauseReceiveDone : NicBits.CauseReceiveDone | NicBits.CauseError);
    }
}
