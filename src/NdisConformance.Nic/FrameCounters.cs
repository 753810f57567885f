namespace NdisConformance.Nic;

/// <summary>
/// Frames and bytes of one direction, by whom the frames are for. Each counter has 64 bits and two registers, low half
/// first.
/// </summary>
internal sealed class FrameCounters
{
    /// <summary>Registers of one direction, in bytes.</summary>
    public const uint Bytes = 2 * sizeof(ulong) * Classes;

    private const int Classes = 3;
    private readonly ulong[] _counters = new ulong[2 * Classes];

    public void Reset() => Array.Clear(_counters);

    /// <summary>Counts a frame.</summary>
    public void Count(ReadOnlySpan<byte> frame)
    {
        int first = 2 * (int)ReceiveFilter.ClassOf(frame);
        _counters[first]++;
        _counters[first + 1] += (uint)frame.Length;
    }

    /// <summary>The half of a counter at an offset from the first register.</summary>
    public uint Read(uint offsetBytes)
    {
        ulong counter = _counters[offsetBytes / sizeof(ulong)];
        return (offsetBytes & sizeof(uint)) == 0 ? (uint)counter : (uint)(counter >> 32);
    }
}
