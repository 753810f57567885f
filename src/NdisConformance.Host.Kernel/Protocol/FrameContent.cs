using System.Buffers.Binary;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// The bytes of the frames that the harness sends and delivers. A frame is its number: from that alone its bytes are
/// made, and made again where they are compared. The source address carries the number; the payload is a slice of one
/// fixed table.
/// </summary>
internal static class FrameContent
{
    public const int HeaderBytes = (int)FrameSizes.Header;
    public const int MinimumBytes = (int)FrameSizes.Minimum;
    public const int MaximumBytes = 65536;

    /// <summary>Set in the numbers of frames that arrive from the wire.</summary>
    public const uint FromWire = 0x8000_0000;

    /// <summary>The destination address of all stations.</summary>
    public const ulong Broadcast = 0xFFFF_FFFF_FFFF;

    private const int SourceAddress = 6;
    private const int NumberInHeader = 8;
    private const int EtherTypeInHeader = 12;
    private const ushort LocallyAdministered = 0x0200;
    private const ushort LocalExperimental = 0x88B5;
    private const ushort OtherExperimental = 0x88B6;
    private const int StartBits = 12;
    private const uint Spread = 0x9E37_79B1;
    private static readonly byte[] Table = MakeTable();

    /// <summary>Writes the bytes of a frame from a position on.</summary>
    public static void Write(uint number, uint position, Span<byte> destination)
    {
        if (position < HeaderBytes)
        {
            Span<byte> header = stackalloc byte[HeaderBytes];
            WriteHeader(number, header);
            ReadOnlySpan<byte> rest = header[(int)position..];
            int length = Math.Min(rest.Length, destination.Length);
            rest[..length].CopyTo(destination);
            destination = destination[length..];
            position = HeaderBytes;
        }

        Payload(number).Slice((int)position - HeaderBytes, destination.Length).CopyTo(destination);
    }

    /// <summary>True if the bytes are those that the frame begins with.</summary>
    public static bool Matches(uint number, ReadOnlySpan<byte> bytes)
        => bytes.Length is >= HeaderBytes and <= MaximumBytes
            && TryReadNumber(bytes, out uint found)
            && found == number
            && bytes[HeaderBytes..].SequenceEqual(Payload(number)[..(bytes.Length - HeaderBytes)]);

    /// <summary>How many bytes, from the first on, are those of the frame from a position on.</summary>
    public static int CountEqual(uint number, uint position, ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        if (position < HeaderBytes)
        {
            Span<byte> header = stackalloc byte[HeaderBytes];
            WriteHeader(number, header);
            int length = Math.Min(HeaderBytes - (int)position, bytes.Length);
            count = bytes[..length].CommonPrefixLength(header.Slice((int)position, length));
            if (count < length)
            {
                return count;
            }

            bytes = bytes[length..];
            position = HeaderBytes;
        }

        ReadOnlySpan<byte> payload = Payload(number).Slice((int)position - HeaderBytes, bytes.Length);
        return count + (bytes.SequenceEqual(payload) ? bytes.Length : bytes.CommonPrefixLength(payload));
    }

    /// <summary>
    /// The number in a header; false if it is none of ours. All that is sent is for everybody; a frame from the wire
    /// may be for anybody.
    /// </summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> bytes, out uint number)
    {
        number = 0;
        if (bytes.Length < HeaderBytes)
        {
            return false;
        }

        number = BinaryPrimitives.ReadUInt32BigEndian(bytes[NumberInHeader..]);
        return ((number & FromWire) != 0 || ReadDestination(bytes) == Broadcast)
            && BinaryPrimitives.ReadUInt16BigEndian(bytes[SourceAddress..]) == LocallyAdministered
            && ReadEtherType(bytes) == EtherTypeOf(number);
    }

    /// <summary>The destination address of a frame with a header, its first byte the highest.</summary>
    public static ulong ReadDestination(ReadOnlySpan<byte> bytes)
        => ((ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 16)
            | BinaryPrimitives.ReadUInt16BigEndian(bytes[sizeof(uint)..]);

    /// <summary>Gives a frame another destination.</summary>
    public static void WriteDestination(ulong address, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(address >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[sizeof(uint)..], (ushort)address);
    }

    /// <summary>The EtherType of a frame; 0 if it is too short to have one.</summary>
    public static ushort ReadEtherType(ReadOnlySpan<byte> bytes)
        => bytes.Length < HeaderBytes ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[EtherTypeInHeader..]);

    /// <summary>Every second frame that arrives is of another protocol; what is sent is of one connection.</summary>
    private static ushort EtherTypeOf(uint number)
        => (number & (FromWire | 1)) == (FromWire | 1) ? OtherExperimental : LocalExperimental;

    private static void WriteHeader(uint number, Span<byte> header)
    {
        header[..SourceAddress].Fill(0xFF);
        BinaryPrimitives.WriteUInt16BigEndian(header[SourceAddress..], LocallyAdministered);
        BinaryPrimitives.WriteUInt32BigEndian(header[NumberInHeader..], number);
        BinaryPrimitives.WriteUInt16BigEndian(header[EtherTypeInHeader..], EtherTypeOf(number));
    }

    private static ReadOnlySpan<byte> Payload(uint number)
        => Table.AsSpan((int)((number * Spread) >> (32 - StartBits)), MaximumBytes);

    // SplitMix64: short, and no two places of the table look alike.
    private static byte[] MakeTable()
    {
        byte[] table = new byte[(1 << StartBits) + MaximumBytes];
        ulong state = 0;
        for (int i = 0; i < table.Length; i += sizeof(ulong))
        {
            state += 0x9E37_79B9_7F4A_7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
            BinaryPrimitives.WriteUInt64LittleEndian(table.AsSpan(i), mixed ^ (mixed >> 31));
        }

        return table;
    }
}
