using System.Buffers.Binary;
using System.Text;

namespace NdisConformance.Reports;

/// <summary>
/// Writes pcapng: one section, one Ethernet interface, little-endian.
/// Source: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
/// </summary>
internal sealed class PcapngWriter(Stream output)
{
    private const uint SectionHeader = 0x0A0D_0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrder = 0x1A2B_3C4D;
    private const ushort Ethernet = 1;
    private const ushort EndOfOptions = 0;
    private const ushort Comment = 1;
    private const ushort InterfaceName = 2;
    private const ushort TimeResolution = 9;
    private const ushort PacketFlags = 2;
    private const byte Nanoseconds = 9;
    private const uint Inbound = 1;
    private const uint Outbound = 2;

    // The header of a section: its version, and its length, which is not known before its end.
    private static readonly byte[] Version = [1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    /// <summary>Writes what comes before the frames.</summary>
    /// <param name="comment">Says what the frames are.</param>
    public void WriteBegin(string comment)
    {
        WriteBlock(SectionHeader, body =>
        {
            Write(body, ByteOrder);
            body.Write(Version);
            WriteOption(body, Comment, Encoding.UTF8.GetBytes(comment));
            WriteOption(body, EndOfOptions, []);
        });
        WriteBlock(InterfaceDescription, body =>
        {
            Write(body, Ethernet);
            Write(body, (ushort)0);
            // No frame is cut.
            Write(body, 0u);
            WriteOption(body, InterfaceName, "wire"u8);
            WriteOption(body, TimeResolution, [Nanoseconds]);
            WriteOption(body, EndOfOptions, []);
        });
    }

    /// <summary>Writes a frame.</summary>
    /// <param name="bytes">The frame without check sequence.</param>
    /// <param name="nanoseconds">Its time.</param>
    /// <param name="isSent">True if the driver sent it.</param>
    /// <param name="comment">What is known of it.</param>
    public void WriteFrame(ReadOnlySpan<byte> bytes, long nanoseconds, bool isSent, string comment)
    {
        byte[] frame = bytes.ToArray();
        WriteBlock(EnhancedPacket, body =>
        {
            Write(body, 0u);
            Write(body, (uint)(nanoseconds >> 32));
            Write(body, (uint)nanoseconds);
            Write(body, (uint)frame.Length);
            Write(body, (uint)frame.Length);
            WritePadded(body, frame);
            byte[] flags = new byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32LittleEndian(flags, isSent ? Outbound : Inbound);
            WriteOption(body, PacketFlags, flags);
            WriteOption(body, Comment, Encoding.UTF8.GetBytes(comment));
            WriteOption(body, EndOfOptions, []);
        });
    }

    private void WriteBlock(uint type, Action<Stream> writeBody)
    {
        using MemoryStream body = new();
        writeBody(body);
        uint length = (uint)body.Length + (3 * sizeof(uint));
        Write(output, type);
        Write(output, length);
        body.WriteTo(output);
        Write(output, length);
    }

    private static void WriteOption(Stream body, ushort code, ReadOnlySpan<byte> value)
    {
        Write(body, code);
        Write(body, (ushort)value.Length);
        WritePadded(body, value);
    }

    private static void WritePadded(Stream body, ReadOnlySpan<byte> bytes)
    {
        body.Write(bytes);
        while (body.Length % sizeof(uint) != 0)
        {
            body.WriteByte(0);
        }
    }

    private static void Write(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Write(Stream stream, ushort value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
