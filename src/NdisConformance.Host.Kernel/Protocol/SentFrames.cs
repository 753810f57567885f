using System.Runtime.CompilerServices;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The frames that were given to be sent, by number. Numbers are consecutive, so a ring holds the newest ones; it grows
/// while older ones are still waited for, up to a bound at which they are forgotten.
/// </summary>
[Resets]
internal sealed partial class SentFrames
{
    private const int FirstCapacity = 64;
    private const int MaximumCapacity = 1 << 16;
    private SentFrame[] _ring = new SentFrame[FirstCapacity];

    /// <summary>The number of the newest frame.</summary>
    public uint Newest { get; private set; }

    /// <summary>True if frames of a capture were given: these carry no number.</summary>
    public bool HasCaptured { get; private set; }

    /// <summary>A new frame.</summary>
    /// <param name="captured">Its bytes, if it comes from a capture; empty otherwise.</param>
    public ref SentFrame Add(ReadOnlyMemory<byte> captured = default)
    {
        HasCaptured |= !captured.IsEmpty;
        uint number = ++Newest;
        while (_ring.Length < MaximumCapacity && IsWaitedFor(_ring[Place(number)]))
        {
            Grow();
        }

        ref SentFrame frame = ref _ring[Place(number)];
        frame = new SentFrame { Number = number, Captured = captured };
        return ref frame;
    }

    /// <summary>The frame of a number; a null reference if it was forgotten or never was.</summary>
    public ref SentFrame Find(uint number)
    {
        ref SentFrame frame = ref _ring[Place(number)];
        return ref number != 0 && frame.Number == number ? ref frame : ref Unsafe.NullRef<SentFrame>();
    }

    /// <summary>
    /// The number of the frame that bytes on the wire are, or should be; false if they are none of ours.
    /// </summary>
    public bool TryReadNumber(ReadOnlySpan<byte> bytes, out uint number)
        => (HasCaptured && TryFindCaptured(bytes, out number)) || FrameContent.TryReadNumber(bytes, out number);

    /// <summary>
    /// Among frames with the same bytes the oldest that is still to come: a driver may send them in order only, and one
    /// that it gave up does not come any more.
    /// </summary>
    private bool TryFindCaptured(ReadOnlySpan<byte> bytes, out uint number)
    {
        number = 0;
        uint oldest = Newest < _ring.Length ? 1 : Newest - (uint)_ring.Length + 1;
        for (uint candidate = oldest; candidate <= Newest; candidate++)
        {
            ref SentFrame frame = ref _ring[Place(candidate)];
            if (frame.Number != candidate || !IsOnWireAs(frame.Captured, bytes))
            {
                continue;
            }

            number = candidate;
            if (!frame.IsOnWire && !frame.IsSettled)
            {
                break;
            }
        }

        return number != 0;
    }

    private static bool IsOnWireAs(ReadOnlyMemory<byte> captured, ReadOnlySpan<byte> bytes)
        => !captured.IsEmpty
            && bytes.Length == Math.Max(captured.Length, FrameContent.MinimumBytes)
            && bytes.StartsWith(captured.Span);

    private static bool IsWaitedFor(in SentFrame frame) => frame.Number != 0 && !frame.IsSettled;

    private int Place(uint number) => (int)(number & (uint)(_ring.Length - 1));

    private void Grow()
    {
        SentFrame[] old = _ring;
        _ring = new SentFrame[old.Length * 2];
        foreach (ref readonly SentFrame frame in old.AsSpan())
        {
            if (frame.Number != 0)
            {
                _ring[Place(frame.Number)] = frame;
            }
        }
    }
}
