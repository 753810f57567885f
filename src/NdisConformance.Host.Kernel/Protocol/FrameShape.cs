using static System.FormattableString;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// How the data of one NET_BUFFER to send lies in memory. As it is made: an Ethernet frame of full length in one MDL,
/// behind some bytes that are not used.
/// </summary>
public sealed class FrameShape
{
    /// <summary>The longest data there is.</summary>
    public const uint MaximumDataLength = FrameContent.MaximumBytes;

    private const uint PageBytes = Machine.MachineMemory.PageBytes;
    private uint[]? _lengths;
    private int _current;
    private uint _currentOffset;

    /// <summary>Bytes of the frame; at least the 14 of an Ethernet header.</summary>
    public uint DataLength { get; init; } = FrameSizes.Maximum;

    /// <summary>
    /// The bytes of the frame, if it comes from a capture: as many as <see cref="DataLength"/> says. Empty for a frame
    /// that the harness makes.
    /// </summary>
    public ReadOnlyMemory<byte> Captured { get; init; }

    /// <summary>Bytes of the MDL chain before the data. CurrentMdl is the MDL in which the data starts.</summary>
    public uint DataOffset { get; init; } = 32;

    /// <summary>
    /// Lengths of the MDLs from the head of the chain on. What of <see cref="DataOffset"/> and the data does not fit in
    /// them lies in one MDL more.
    /// </summary>
    public IReadOnlyList<uint> MdlLengths { get; init; } = [];

    /// <summary>Bytes behind the data in the last MDL that holds data.</summary>
    public uint SlackLength { get; init; }

    /// <summary>Lengths of MDLs that follow the data and hold none of it.</summary>
    public IReadOnlyList<uint> PaddingMdlLengths { get; init; } = [];

    /// <summary>
    /// Where in its page the first MDL starts, so that a page may end anywhere in the frame or before it. The other
    /// MDLs cross no page that they need not cross.
    /// </summary>
    public uint PageOffset { get; init; } = 64;

    /// <summary>
    /// Bytes more than the longest frame of the adapter has; 0 for a frame of <see cref="DataLength"/>, which is
    /// shortened to the longest.
    /// </summary>
    public uint BytesTooLong { get; init; }

    /// <summary>
    /// All MDLs describe one buffer, each from where the one before it ends: the HAL may join what they describe.
    /// </summary>
    public bool IsOneBuffer { get; init; }

    /// <summary>Bytes between two MDLs of one buffer, which belong to neither.</summary>
    public uint GapLength { get; init; }

    /// <summary>The lengths of all MDLs.</summary>
    internal uint[] Lengths => _lengths ??= Resolve();

    /// <summary>Index of the MDL in which the data starts.</summary>
    internal int CurrentMdl => _current;

    /// <summary>How many MDLs have bytes of the data.</summary>
    internal uint DataMdls => (uint)(Lengths.Length - PaddingMdlLengths.Count - _current);

    internal uint CurrentMdlOffset => _currentOffset;

    /// <summary>
    /// The shape for an adapter whose longest frame is another one than 1,514 bytes: no protocol sends a longer frame
    /// than that, and what is of full length is of its full length.
    /// </summary>
    internal FrameShape FitTo(uint longestBytes)
    {
        uint length = BytesTooLong > 0 || DataLength == FrameSizes.Maximum
            ? longestBytes + BytesTooLong
            : Math.Min(DataLength, longestBytes);
        return length == DataLength || !Captured.IsEmpty
            ? this
            : new FrameShape
            {
                DataLength = length,
                DataOffset = DataOffset,
                MdlLengths = Within(MdlLengths, DataOffset + length),
                SlackLength = SlackLength,
                PaddingMdlLengths = PaddingMdlLengths,
                PageOffset = PageOffset,
                IsOneBuffer = IsOneBuffer,
                GapLength = GapLength,
            };
    }

    /// <summary>The shape in words.</summary>
    public override string ToString()
    {
        string slack = SlackLength == 0 ? string.Empty : Invariant($", {SlackLength} more bytes in the last");
        string padding = PaddingMdlLengths.Count == 0 ? string.Empty
            : Invariant($", {PaddingMdlLengths.Count} MDLs without data");
        return Invariant($"{DataLength} bytes at {DataOffset} in {Lengths.Length - PaddingMdlLengths.Count} MDLs")
            + Invariant($" from {PageOffset} of a page{slack}{padding}");
    }

    /// <exception cref="InvalidOperationException">NDIS never sends a frame of this shape.</exception>
    internal void CheckShape() => _lengths ??= Resolve();

    private static List<uint> Within(IReadOnlyList<uint> lengths, uint bytes)
    {
        List<uint> within = [];
        foreach (uint length in lengths)
        {
            if (bytes == 0)
            {
                break;
            }

            within.Add(Math.Min(length, bytes));
            bytes -= within[^1];
        }

        return within;
    }

    private uint[] Resolve()
    {
        Check(DataLength is >= FrameContent.HeaderBytes and <= MaximumDataLength, "the data has no possible length");
        Check(Captured.IsEmpty || Captured.Length == DataLength, "the capture has another length");
        Check(PageOffset < PageBytes, "a page has no such offset");
        Check(GapLength == 0 || IsOneBuffer, "MDLs of buffers of their own have no gap between them");
        List<uint> lengths = [.. MdlLengths];
        ulong covered = 0;
        foreach (uint length in lengths)
        {
            covered += length;
        }

        ulong end = (ulong)DataOffset + DataLength;
        Check(end <= int.MaxValue && covered <= int.MaxValue, "the chain is too long");
        if (covered < end)
        {
            lengths.Add((uint)(end - covered));
        }

        lengths[^1] += SlackLength;
        lengths.AddRange(PaddingMdlLengths);
        FindCurrent(lengths);
        Check(
            lengths[_current] - _currentOffset >= FrameContent.HeaderBytes,
            "the header of a frame lies in one MDL (SEND-023)");
        return [.. lengths];
    }

    private void FindCurrent(List<uint> lengths)
    {
        _current = 0;
        _currentOffset = DataOffset;
        while (_currentOffset >= lengths[_current])
        {
            _currentOffset -= lengths[_current++];
        }
    }

    private static void Check(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException("A frame was given a shape that NDIS never sends: " + message + ".");
        }
    }
}
