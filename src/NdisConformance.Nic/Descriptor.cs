using System.Buffers.Binary;

namespace NdisConformance.Nic;

/// <summary>A descriptor of either ring: 16 bytes, little-endian.</summary>
internal readonly record struct Descriptor(ulong Address, uint Length, uint Flags)
{
    public const int Bytes = 16;
    public const int StatusOffset = 8;
    public const int StatusBytes = 8;

    public const uint EndOfFrame = 0x1;
    public const uint Done = 0x2;
    public const uint Error = 0x4;
    public const uint Own = 0x8000_0000;

    public bool IsOwn => (Flags & Own) != 0;

    public bool IsEndOfFrame => (Flags & EndOfFrame) != 0;

    public static Descriptor Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]));

    /// <summary>Writes length and flags, the part that the NIC reports in.</summary>
    public void WriteStatus(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Flags);
    }
}
