using NdisConformance.Contract;

namespace NdisConformance.Nic;

/// <summary>
/// The reference virtual NIC: two descriptor rings in shared memory, one interrupt line, one wire. README.md beside
/// this file is its register map. It makes no memory of its own once it is built.
/// </summary>
public sealed class ReferenceNic : IVirtualDevice, IHoldableDevice, ILinkDevice, IWatchfulDevice, IFallibleDevice
{
    /// <summary>Most addresses in the multicast list.</summary>
    public const int MulticastLimit = 32;

    private const ulong GigabitPerSecond = 1_000_000_000;

    private readonly ReferenceNicOptions _options;
    private readonly InterruptUnit _interrupts = new();
    private readonly LinkUnit _link;
    private readonly TransmitEngine _transmit;
    private readonly ReceiveEngine _receive;
    private bool _isGone;

    /// <summary>Builds a NIC with the default options.</summary>
    public ReferenceNic()
        : this(new ReferenceNicOptions())
    {
    }

    /// <summary>Builds a NIC.</summary>
    public ReferenceNic(ReferenceNicOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumElements, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaximumElements, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TransmitRingLimit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.TransmitRingLimit, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ReceiveRingLimit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ReceiveRingLimit, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumFrameBytes, 1);
        _options = options;
        _link = new LinkUnit(_interrupts);
        _transmit = new TransmitEngine(options, _interrupts, _link);
        _receive = new ReceiveEngine(options, _interrupts);
    }

    /// <inheritdoc/>
    public uint RegisterWindowBytes => NicRegister.WindowBytes;

    /// <inheritdoc/>
    public void Attach(IDeviceBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        _interrupts.Attach(bus);
        _transmit.Attach(bus);
        _receive.Attach(bus);
        _link.Plug();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _isGone = false;
        ResetUnits();
        _transmit.Hold(false);
    }

    /// <inheritdoc/>
    public void Look() => _transmit.Look();

    /// <inheritdoc/>
    public void Disappear()
    {
        ResetUnits();
        _isGone = true;
    }

    /// <inheritdoc/>
    public ulong LinkSpeed => GigabitPerSecond;

    /// <inheritdoc/>
    public void SetLink(bool isUp)
    {
        if (!_isGone)
        {
            _link.Set(isUp);
        }
    }

    /// <inheritdoc/>
    public void HoldCompletions(bool hold) => _transmit.Hold(hold);

    /// <inheritdoc/>
    public void ReleaseNewestFirst() => _transmit.ReleaseNewestFirst();

    /// <inheritdoc/>
    public void FailNext(DeviceFlaw flaw)
    {
        if (flaw == DeviceFlaw.Collision)
        {
            _transmit.FailNext();
        }
        else
        {
            _receive.FailNext(flaw);
        }
    }

    /// <inheritdoc/>
    public void InterruptForNothing()
    {
        if (!_isGone)
        {
            _interrupts.Raise(NicBits.CauseTransmitDone | NicBits.CauseReceiveDone);
        }
    }

    /// <inheritdoc/>
    public uint ReadRegister(uint offsetBytes)
    {
        if (_isGone)
        {
            return NicRegister.AllOnes;
        }

        return offsetBytes switch
        {
            NicRegister.Control => RunningBits(NicBits.ControlTransmitEnable, NicBits.ControlReceiveEnable),
            NicRegister.Status => (_link.Read() ? NicBits.StatusLinkUp : 0)
                | RunningBits(NicBits.StatusTransmitRunning, NicBits.StatusReceiveRunning),
            NicRegister.InterruptCause => _interrupts.Cause,
            NicRegister.InterruptMask => _interrupts.Mask,
            NicRegister.Capabilities => (uint)_options.MaximumElements
                | (_options.Uses64BitAddresses ? NicBits.Capability64BitAddresses : 0),
            NicRegister.RingLimits => (uint)_options.TransmitRingLimit | ((uint)_options.ReceiveRingLimit << 16),
            NicRegister.MacLow => (uint)_options.MacAddress,
            NicRegister.MacHigh => (uint)(_options.MacAddress >> 32) & 0xFFFF,
            NicRegister.TransmitRingLow => _transmit.Ring.Low,
            NicRegister.TransmitRingHigh => _transmit.Ring.High,
            NicRegister.TransmitRingCount => _transmit.Ring.Count,
            NicRegister.ReceiveRingLow => _receive.Ring.Low,
            NicRegister.ReceiveRingHigh => _receive.Ring.High,
            NicRegister.ReceiveRingCount => _receive.Ring.Count,
            NicRegister.ReceiveFilter => _receive.Filter.Bits,
            NicRegister.MulticastCount => _receive.Filter.Count,
            NicRegister.TransmittedFrames => _transmit.Frames,
            NicRegister.TransmitErrors => _transmit.Errors,
            NicRegister.ReceivedFrames => _receive.Frames,
            NicRegister.ReceiveDrops => _receive.Drops,
            >= NicRegister.ReceiveCounters and < NicRegister.TransmitCounters
                => _receive.Counters.Read(offsetBytes - NicRegister.ReceiveCounters),
            >= NicRegister.TransmitCounters and < NicRegister.EndOfCounters
                => _transmit.Counters.Read(offsetBytes - NicRegister.TransmitCounters),
            _ => 0,
        };
    }

    /// <inheritdoc/>
    public void WriteRegister(uint offsetBytes, uint value)
    {
        if (_isGone)
        {
            return;
        }

        switch (offsetBytes)
        {
            case NicRegister.Control:
                WriteControl(value);
                break;
            case NicRegister.InterruptCause:
                _interrupts.Acknowledge(value);
                break;
            case NicRegister.InterruptMask:
                _interrupts.SetMask(value);
                break;
            case NicRegister.TransmitDoorbell:
                _transmit.RingDoorbell();
                break;
            case NicRegister.ReceiveFilter:
                _receive.Filter.Bits = value;
                break;
            case NicRegister.MulticastCount:
                _receive.Filter.Count = value;
                break;
            case NicRegister.MulticastLow:
                _receive.Filter.Low = value;
                break;
            case NicRegister.MulticastHigh:
                _receive.Filter.Add(value);
                break;
            default:
                WriteRing(offsetBytes, value);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnScheduled(uint cookie)
    {
        NicCookie due = NicCookie.Of(cookie);
        if (due.Kind == NicEvent.RaiseLine)
        {
            _interrupts.OnRaiseLine(due.Epoch);
        }
        else
        {
            _transmit.OnEvent(due);
        }
    }

    /// <inheritdoc/>
    public void OnWireReceive(ReadOnlySpan<byte> frame)
    {
        if (!_isGone && _link.IsUp)
        {
            _receive.OnWireReceive(frame);
        }
    }

    private uint RunningBits(uint transmitBit, uint receiveBit)
        => (_transmit.IsRunning ? transmitBit : 0) | (_receive.IsRunning ? receiveBit : 0);

    private void WriteControl(uint value)
    {
        if ((value & NicBits.ControlReset) != 0)
        {
            ResetUnits();
            return;
        }

        _transmit.Enable((value & NicBits.ControlTransmitEnable) != 0);
        _receive.Enable((value & NicBits.ControlReceiveEnable) != 0);
    }

    /// <summary>
    /// A ring is programmed while its engine stands still; what is written to a running one is ignored.
    /// </summary>
    private void WriteRing(uint offsetBytes, uint value)
    {
        bool isTransmit = offsetBytes < NicRegister.ReceiveRingLow;
        if (isTransmit ? _transmit.IsRunning : _receive.IsRunning)
        {
            return;
        }

        DescriptorRing ring = isTransmit ? _transmit.Ring : _receive.Ring;
        switch (offsetBytes)
        {
            case NicRegister.TransmitRingLow or NicRegister.ReceiveRingLow:
                ring.Low = value;
                break;
            case NicRegister.TransmitRingHigh or NicRegister.ReceiveRingHigh:
                ring.High = value;
                break;
            case NicRegister.TransmitRingCount or NicRegister.ReceiveRingCount:
                ring.Count = value;
                break;
            default:
                break;
        }
    }

    private void ResetUnits()
    {
        _transmit.Reset();
        _receive.Reset();
        _interrupts.Reset();
        _link.Reset();
    }
}
