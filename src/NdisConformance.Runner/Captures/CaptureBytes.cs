using System.Buffers.Binary;

namespace NdisConformance.Runner;

/// <summary>The bytes of a capture in one byte order. Nothing outside them is read.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="isBigEndian">Their byte order.</param>
internal readonly struct CaptureBytes(ReadOnlyMemory<byte> bytes, bool isBigEndian)
{
    public int Length => bytes.Length;

    public bool IsBigEndian => isBigEndian;

    public uint Word(int position)
    {
        ReadOnlySpan<byte> there = Slice(position, sizeof(uint)).Span;
        return isBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(there)
            : BinaryPrimitives.ReadUInt32LittleEndian(there);
    }

    public ushort Half(int position)
    {
        ReadOnlySpan<byte> there = Slice(position, sizeof(ushort)).Span;
        return isBigEndian
            ? BinaryPrimitives.ReadUInt16BigEndian(there)
            : BinaryPrimitives.ReadUInt16LittleEndian(there);
    }

    /// <exception cref="DamagedCaptureException">There are not so many bytes.</exception>
    public ReadOnlyMemory<byte> Slice(int position, uint length)
        => position <= bytes.Length && length <= (uint)(bytes.Length - position)
            ? bytes.Slice(position, (int)length)
            : throw new DamagedCaptureException(FormattableString.Invariant(
                $"{length} bytes should follow, and there are {Math.Max(bytes.Length - position, 0)}"));

    public CaptureBytes Part(int position, uint length) => new(Slice(position, length), isBigEndian);

    public CaptureBytes InOrder(bool isBig) => new(bytes, isBig);
}
