using System.Buffers.Binary;

namespace NdisConformance.Tests.Captures;

/// <summary>Writes captures byte by byte, in either byte order, right or wrong.</summary>
/// <param name="isBigEndian">The byte order.</param>
internal sealed class SampleCapture(bool isBigEndian)
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    /// <summary>A frame of some length, from one of two stations.</summary>
    public static byte[] Frame(int length, byte source = 1)
    {
        byte[] frame = new byte[length];
        frame.AsSpan().Fill(0x55);
        frame[Math.Min(11, length - 1)] = source;
        return frame;
    }

    public SampleCapture Word(uint value)
    {
        byte[] bytes = new byte[sizeof(uint)];
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }

        _bytes.AddRange(bytes);
        return this;
    }

    public SampleCapture Half(ushort value)
    {
        byte[] bytes = new byte[sizeof(ushort)];
        if (isBigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        }

        _bytes.AddRange(bytes);
        return this;
    }

    public SampleCapture Raw(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public SampleCapture Padded(byte[] bytes)
    {
        Raw(bytes);
        while (_bytes.Count % sizeof(uint) != 0)
        {
            _bytes.Add(0);
        }

        return this;
    }

    /// <summary>The header of a classic file.</summary>
    public SampleCapture Pcap(uint magic = 0xA1B2C3D4, uint linkType = 1)
        => Word(magic).Half(2).Half(4).Word(0).Word(0).Word(65535).Word(linkType);

    /// <summary>A record of a classic file.</summary>
    public SampleCapture Record(byte[] frame, int? length = null)
        => Word(7).Word(8).Word((uint)frame.Length).Word((uint)(length ?? frame.Length)).Raw(frame);

    /// <summary>A block of pcapng.</summary>
    public SampleCapture Block(uint type, Action<SampleCapture> body)
    {
        SampleCapture inner = new(isBigEndian);
        body(inner);
        uint length = (uint)inner._bytes.Count + 12;
        return Word(type).Word(length).Raw(inner.Bytes).Word(length);
    }

    /// <summary>A section header and one interface.</summary>
    /// <param name="linkType">Its link type.</param>
    /// <param name="station">Its address; null if it does not say.</param>
    public SampleCapture Pcapng(ushort linkType = 1, byte[]? station = null)
        => Block(0x0A0D0D0A, body => body.Word(0x1A2B3C4D).Half(1).Half(0).Word(uint.MaxValue).Word(uint.MaxValue))
            .Block(1, body =>
            {
                body.Half(linkType).Half(0).Word(0);
                if (station is not null)
                {
                    body.Half(6).Half((ushort)station.Length).Padded(station).Word(0);
                }
            });

    /// <summary>An enhanced packet block.</summary>
    public SampleCapture Packet(byte[] frame, uint? flags = null, int? length = null, uint of = 0)
        => Block(6, body =>
        {
            body.Word(of).Word(1).Word(2).Word((uint)frame.Length).Word((uint)(length ?? frame.Length)).Padded(frame);
            if (flags is { } direction)
            {
                body.Half(1).Half(2).Padded("hi"u8.ToArray()).Half(2).Half(4).Word(direction).Word(0);
            }
        });
}
