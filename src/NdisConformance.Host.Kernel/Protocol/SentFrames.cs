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

    /// <summary>A new frame.</summary>
    public ref SentFrame Add()
    {
        uint number = ++Newest;
        while (_ring.Length < MaximumCapacity && IsWaitedFor(_ring[Place(number)]))
        {
            Grow();
        }

        ref SentFrame frame = ref _ring[Place(number)];
        frame = new SentFrame { Number = number };
        return ref frame;
    }

    /// <summary>The frame of a number; a null reference if it was forgotten or never was.</summary>
    public ref SentFrame Find(uint number)
    {
        ref SentFrame frame = ref _ring[Place(number)];
        return ref number != 0 && frame.Number == number ? ref frame : ref Unsafe.NullRef<SentFrame>();
    }

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
