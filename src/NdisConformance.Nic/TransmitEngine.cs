using System.Diagnostics;
using NdisConformance.Contract;

namespace NdisConformance.Nic;

/// <summary>
/// Fetches descriptors, puts frames on the wire one after the other, and reports each as done. Frames are numbered as
/// they are fetched; the three numbers below say how far fetching, transmission and completion have come.
/// </summary>
internal sealed class TransmitEngine(ReferenceNicOptions options, InterruptUnit interrupts, LinkUnit link)
{
    private const long DoorbellTicks = 10;
    private const long CompletionTicks = 20;
    private const long ReportGapTicks = 100;
    private const long HoldLimitTicks = 100_000;
    private const int WireOverheadBytes = 24;
    private const int BitsPerTick = 100;

    private readonly byte[] _mirror = new byte[options.TransmitRingLimit * Descriptor.Bytes];
    private readonly bool[] _isBusy = new bool[options.TransmitRingLimit];
    private readonly TransmitFrame[] _frames = new TransmitFrame[options.TransmitRingLimit];
    private readonly byte[] _data = new byte[options.MaximumFrameBytes];

    private IDeviceBus? _bus;
    private uint _epoch;
    private int _head;
    private int _valid;
    private uint _fetched;
    private uint _transmitted;
    private uint _completed;
    private bool _isWireBusy;
    private bool _isFetchDue;
    private bool _isHolding;
    private bool _isReportingNewestFirst;
    private bool _failsNext;

    public DescriptorRing Ring { get; } = new(options.Uses64BitAddresses, options.TransmitRingLimit);

    public bool IsRunning { get; private set; }

    public uint Frames { get; private set; }

    public uint Errors { get; private set; }

    public FrameCounters Counters { get; } = new();

    public void Attach(IDeviceBus bus) => _bus = bus;

    public void Reset()
    {
        Stop();
        Array.Clear(_mirror);
        Array.Clear(_data);
        Ring.Clear();
        Counters.Reset();
        (Frames, Errors) = (0, 0);
        _failsNext = false;
    }

    /// <summary>Starts at the first descriptor of the ring, or stops at once and forgets what was fetched.</summary>
    public void Enable(bool enable)
    {
        if (!enable)
        {
            Stop();
            return;
        }

        IsRunning |= Ring.IsUsable;
    }

    /// <summary>
    /// Asks the NIC to hurry. It looks a little later, and not from inside the register write, unless that is chosen.
    /// </summary>
    public void RingDoorbell()
    {
        if (!IsRunning || _isFetchDue)
        {
            return;
        }

        if (_bus!.Choose(DeviceChoice.FetchMoment, 2) != 0)
        {
            FetchAll();
            return;
        }

        _isFetchDue = true;
        Ask(DoorbellTicks, NicEvent.Fetch);
    }

    /// <summary>Looks at the ring without having been asked.</summary>
    public void Look()
    {
        if (IsRunning)
        {
            FetchAll();
        }
    }

    /// <summary>The hand of the harness, which no reset by the driver lifts.</summary>
    public void Hold(bool hold)
    {
        _isHolding = hold;
        if (!hold && IsRunning && !_isReportingNewestFirst)
        {
            Ask(0, NicEvent.Report);
        }
    }

    /// <summary>The next frame meets a collision.</summary>
    public void FailNext() => _failsNext = true;

    public void ReleaseNewestFirst()
    {
        _isHolding = false;
        if (IsRunning && !_isReportingNewestFirst)
        {
            _isReportingNewestFirst = true;
            Ask(0, NicEvent.ReportNewest);
        }
    }

    public void OnEvent(NicCookie cookie)
    {
        if (cookie.Epoch != _epoch || !IsRunning)
        {
            return;
        }

        switch (cookie.Kind)
        {
            case NicEvent.Fetch:
                _isFetchDue = false;
                FetchAll();
                break;
            case NicEvent.Transmit:
                TransmitNext();
                break;
            case NicEvent.Complete:
                CompleteNext();
                break;
            case NicEvent.Report:
            case NicEvent.EndHold when !_isHolding && !_isReportingNewestFirst:
                ReportKept();
                break;
            case NicEvent.ReportNewest:
                ReportNewest();
                break;
            default:
                break;
        }
    }

    private void Stop()
    {
        IsRunning = false;
        _epoch = NicCookie.Next(_epoch);
        (_isWireBusy, _isFetchDue, _isReportingNewestFirst) = (false, false, false);
        (_head, _valid, _fetched, _transmitted, _completed) = (0, 0, 0, 0, 0);
        Array.Clear(_isBusy);
        Array.Clear(_frames);
    }

    private void Ask(long delayTicks, NicEvent kind)
        => _bus!.Schedule(delayTicks, new NicCookie(kind, _epoch).ToValue());

    // ---- Fetching: every descriptor that is valid is taken, whether or not the doorbell rang for it.

    private void FetchAll()
    {
        while (IsRunning && FetchFrame())
        {
        }

        if (IsRunning && !_isWireBusy && _transmitted != _fetched)
        {
            _isWireBusy = true;
            Ask(TicksOnWire(Frame(_transmitted).LengthBytes), NicEvent.Transmit);
        }
    }

    /// <summary>
    /// Takes one frame; false if its descriptors are not all valid yet. Those that are will not be read again.
    /// </summary>
    private bool FetchFrame()
    {
        int count = 0;
        int slot = _head;
        ulong length = 0;
        bool isImpossible = false;
        Descriptor descriptor;
        do
        {
            if (_isBusy[slot] || !FetchDescriptor(slot, isKnown: count < _valid, out descriptor) || !descriptor.IsOwn)
            {
                _valid = IsRunning ? count : 0;
                return false;
            }

            isImpossible |= IsImpossible(descriptor, isKnown: count < _valid);
            length += descriptor.Length;
            slot = Next(slot);
            count++;
        }
        while (!descriptor.IsEndOfFrame && count < Ring.Count);

        _valid = 0;
        bool isBad = isImpossible || !descriptor.IsEndOfFrame || count > options.MaximumElements
            || length == 0 || length > (ulong)options.MaximumFrameBytes;
        Frame(_fetched) = new TransmitFrame
        {
            FirstSlot = _head, Descriptors = count, LengthBytes = length, IsBad = isBad,
        };
        MarkBusy(Frame(_fetched), true);
        _fetched++;
        _head = slot;
        return true;
    }

    private bool FetchDescriptor(int slot, bool isKnown, out Descriptor descriptor)
    {
        Span<byte> bytes = Mirror(slot);
        if (isKnown || _bus!.DmaRead(Ring.AddressOf(slot), bytes))
        {
            descriptor = Descriptor.Read(bytes);
            return true;
        }

        descriptor = default;
        StopOnFault();
        return false;
    }

    /// <summary>
    /// A descriptor that was made valid before it was written: at what it names is nothing, and the bus says so.
    /// </summary>
    private bool IsImpossible(Descriptor descriptor, bool isKnown)
    {
        bool isImpossible = descriptor is { Address: 0, Length: 0 } || descriptor.Length > options.MaximumFrameBytes;
        if (isImpossible && !isKnown)
        {
            _bus!.DmaRead(Ring.OnBus(descriptor.Address), _data.AsSpan(0, 1));
        }

        return isImpossible;
    }

    // ---- Transmission: the data is read now and not before.

    private void TransmitNext()
    {
        ref TransmitFrame frame = ref Frame(_transmitted);
        if (!frame.IsBad && link.IsUp && Gather(frame))
        {
            Span<byte> data = _data.AsSpan(0, (int)frame.LengthBytes);
            _bus!.TransmitToWire(data);
            frame.IsBad = _failsNext;
            _failsNext = false;
            CountTransmitted(frame.IsBad, data);
        }
        else
        {
            frame.IsBad = true;
            Errors++;
        }

        _transmitted++;
        _isWireBusy = false;
        Ask(CompletionTicks, NicEvent.Complete);
        FetchAll();
    }

    private void CountTransmitted(bool isBad, ReadOnlySpan<byte> data)
    {
        if (isBad)
        {
            Errors++;
            return;
        }

        Frames++;
        Counters.Count(data);
    }

    private bool Gather(in TransmitFrame frame)
    {
        int offset = 0;
        int slot = frame.FirstSlot;
        for (int i = 0; i < frame.Descriptors; i++, slot = Next(slot))
        {
            Descriptor descriptor = Descriptor.Read(Mirror(slot));
            Span<byte> piece = _data.AsSpan(offset, (int)descriptor.Length);
            if (piece.Length > 0 && !_bus!.DmaRead(Ring.OnBus(descriptor.Address), piece))
            {
                return false;
            }

            offset += piece.Length;
        }

        return true;
    }

    // ---- Completion: frame by frame, in ring order unless some were kept back.

    private void CompleteNext()
    {
        ref TransmitFrame frame = ref Frame(_completed);
        _completed++;
        if (_isHolding)
        {
            frame.IsKept = true;
        }
        else if (_bus!.Choose(DeviceChoice.HoldCompletion, 2) != 0)
        {
            frame.IsKept = true;
            Ask(HoldLimitTicks, NicEvent.EndHold);
        }
        else
        {
            Report(ref frame);
        }
    }

    private void ReportKept()
    {
        if (CountKept() > 1 && _bus!.Choose(DeviceChoice.CompletionOrder, 2) != 0)
        {
            ReportNewest();
            return;
        }

        for (uint number = OldestKept(); number != _completed; number++)
        {
            if (IsRunning && Frame(number).IsKept)
            {
                Report(ref Frame(number));
            }
        }
    }

    /// <summary>
    /// One at a time, with time between, so that the driver sees the order. The others wait for a medium that is busy:
    /// each is read again before it goes out and is reported.
    /// </summary>
    private void ReportNewest()
    {
        for (uint number = _completed; number != OldestKept(); number--)
        {
            ref TransmitFrame frame = ref Frame(number - 1);
            if (frame.IsKept)
            {
                _isReportingNewestFirst = true;
                frame.IsBad |= !frame.IsBad && !Gather(frame);
                Report(ref frame);
                Ask(ReportGapTicks, NicEvent.ReportNewest);
                return;
            }
        }

        _isReportingNewestFirst = false;
    }

    /// <summary>Takes OWN from the descriptors of the frame and gives its last one DONE.</summary>
    private void Report(ref TransmitFrame frame)
    {
        frame.IsKept = false;
        MarkBusy(frame, false);
        int untilEnd = Math.Min(frame.Descriptors, (int)Ring.Count - frame.FirstSlot);
        int last = (frame.FirstSlot + frame.Descriptors - 1) % (int)Ring.Count;
        for (int i = 0, slot = frame.FirstSlot; i < frame.Descriptors; i++, slot = Next(slot))
        {
            Descriptor descriptor = Descriptor.Read(Mirror(slot));
            uint flags = descriptor.Flags & ~(Descriptor.Own | Descriptor.Done | Descriptor.Error);
            flags |= slot == last ? Descriptor.Done : 0;
            flags |= slot == last && frame.IsBad ? Descriptor.Error : 0;
            (descriptor with { Flags = flags }).WriteStatus(Mirror(slot)[Descriptor.StatusOffset..]);
        }

        if (!WriteBack(frame.FirstSlot, untilEnd) || !WriteBack(0, frame.Descriptors - untilEnd))
        {
            StopOnFault();
            return;
        }

        interrupts.Raise(frame.IsBad ? NicBits.CauseTransmitDone | NicBits.CauseError : NicBits.CauseTransmitDone);
    }

    private bool WriteBack(int slot, int descriptors)
        => descriptors == 0
            || _bus!.DmaWrite(
                Ring.AddressOf(slot), _mirror.AsSpan(slot * Descriptor.Bytes, descriptors * Descriptor.Bytes));

    private void StopOnFault()
    {
        Stop();
        interrupts.Raise(NicBits.CauseError);
    }

    // ---- Small things.

    private static long TicksOnWire(ulong lengthBytes)
        => (((long)lengthBytes + WireOverheadBytes) * 8 / BitsPerTick) + 1;

    private ref TransmitFrame Frame(uint number) => ref _frames[number % (uint)_frames.Length];

    /// <summary>No frame before this one can be kept back: its place belongs to a later frame by now.</summary>
    private uint OldestKept() => _completed > (uint)_frames.Length ? _completed - (uint)_frames.Length : 0;

    private Span<byte> Mirror(int slot) => _mirror.AsSpan(slot * Descriptor.Bytes, Descriptor.Bytes);

    private int Next(int slot) => slot + 1 == (int)Ring.Count ? 0 : slot + 1;

    private int CountKept()
    {
        int kept = 0;
        foreach (ref readonly TransmitFrame frame in _frames.AsSpan())
        {
            kept += frame.IsKept ? 1 : 0;
        }

        return kept;
    }

    private void MarkBusy(in TransmitFrame frame, bool isBusy)
    {
        for (int i = 0, slot = frame.FirstSlot; i < frame.Descriptors; i++, slot = Next(slot))
        {
            Debug.Assert(_isBusy[slot] != isBusy, "a descriptor belongs to one frame");
            _isBusy[slot] = isBusy;
        }
    }
}
