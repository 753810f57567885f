using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The newest frames that were delivered from the wire, by number: lengths, destinations, and which were indicated.
/// And the blocks of memory into which the device put frames.
/// </summary>
[Resets]
internal sealed partial class DeliveredFrames
{
    private const int Capacity = 4096;
    private uint[] _numbers = [];
    private uint[] _lengths = [];
    private ulong[] _destinations = [];
    private bool[] _wereIndicated = [];
    private ReadOnlyMemory<byte>[] _captured = [];
    private bool _hasCaptured;
    private readonly HashSet<TraceObject> _blocks = [];
    private uint _arrivingBytes;

    /// <summary>The number of the frame that arrived last; 0 before the first.</summary>
    public uint Newest { get; private set; }

    /// <param name="number">The number of the frame.</param>
    /// <param name="length">Its length on the wire, in bytes.</param>
    /// <param name="destination">Its destination address.</param>
    /// <param name="captured">Its bytes without padding, if it comes from a capture; empty otherwise.</param>
    public void Add(uint number, uint length, ulong destination, ReadOnlyMemory<byte> captured = default)
    {
        if (_numbers.Length == 0)
        {
            _numbers = new uint[Capacity];
            _lengths = new uint[Capacity];
            _destinations = new ulong[Capacity];
            _wereIndicated = new bool[Capacity];
            _captured = new ReadOnlyMemory<byte>[Capacity];
        }

        Newest = number;
        _numbers[number % Capacity] = number;
        _lengths[number % Capacity] = length;
        _destinations[number % Capacity] = destination;
        _wereIndicated[number % Capacity] = false;
        _captured[number % Capacity] = captured;
        _hasCaptured |= !captured.IsEmpty;
        _arrivingBytes = length;
    }

    /// <summary>The device has seen the frame that was added last.</summary>
    public void EndArrival() => _arrivingBytes = 0;

    /// <summary>The device wrote into a block: a frame, if one arrives that long.</summary>
    public void NoteWrite(TraceObject block, uint lengthBytes)
    {
        if (_arrivingBytes != 0 && lengthBytes >= _arrivingBytes)
        {
            _blocks.Add(block.Identity);
        }
    }

    /// <summary>True if the device put a frame into a block of memory.</summary>
    public bool HasFrames(TraceObject block) => _blocks.Contains(block.Identity);

    /// <summary>A frame whose length is known was indicated. False if it was before.</summary>
    public bool TryIndicate(uint number)
    {
        bool isNew = !_wereIndicated[number % Capacity];
        _wereIndicated[number % Capacity] = true;
        return isNew;
    }

    /// <summary>The length of a frame; 0 if it was never delivered or is forgotten.</summary>
    public uint LengthOf(uint number)
        => number != 0 && _numbers.Length != 0 && _numbers[number % Capacity] == number
            ? _lengths[number % Capacity]
            : 0;

    /// <summary>
    /// The delivered frame that bytes begin like; 0 if there is none. True if they are that frame, with or without
    /// check sequence.
    /// </summary>
    public bool TryMatch(ReadOnlySpan<byte> bytes, out uint frame, out uint frameLength)
    {
        if (_hasCaptured && TryMatchCaptured(bytes, out frame, out frameLength))
        {
            return true;
        }

        frame = FrameContent.TryReadNumber(bytes, out uint number) && (number & FrameContent.FromWire) != 0
            ? number & ~FrameContent.FromWire
            : 0;
        frameLength = LengthOf(frame);
        return frameLength != 0
            && bytes.Length >= frameLength
            && bytes.Length <= frameLength + FrameSizes.CheckSequence
            && FrameContent.Matches(number, bytes[..(int)frameLength])
            && FrameContent.ReadDestination(bytes) == _destinations[frame % Capacity];
    }

    /// <summary>Among frames with the same bytes the oldest that was not indicated yet.</summary>
    private bool TryMatchCaptured(ReadOnlySpan<byte> bytes, out uint frame, out uint frameLength)
    {
        (frame, frameLength) = (0, 0);
        for (uint number = Newest < Capacity ? 1 : Newest - Capacity + 1; number <= Newest; number++)
        {
            uint length = LengthOf(number);
            ReadOnlySpan<byte> captured = _captured[number % Capacity].Span;
            if (captured.IsEmpty
                || bytes.Length < length
                || bytes.Length > length + FrameSizes.CheckSequence
                || !bytes.StartsWith(captured)
                || bytes[captured.Length..(int)length].ContainsAnyExcept((byte)0))
            {
                continue;
            }

            (frame, frameLength) = (number, length);
            if (!_wereIndicated[number % Capacity])
            {
                break;
            }
        }

        return frame != 0;
    }
}
