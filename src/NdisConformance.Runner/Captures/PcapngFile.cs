using System.Globalization;

namespace NdisConformance.Runner;

/// <summary>
/// Reads a pcapng file.
/// Source: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
/// </summary>
internal sealed class PcapngFile(CaptureBytes file, CaptureFrames frames)
{
    /// <summary>The type of the first block, the same in both byte orders.</summary>
    public const uint SectionHeader = 0x0A0D_0D0A;

    private const uint InterfaceDescription = 1;
    private const uint Packet = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrder = 0x1A2B_3C4D;
    private const int Word = sizeof(uint);
    private const int Frame = 3 * Word;
    private const int MostInterfaces = 1 << 16;
    private const ushort FlagsOption = 2;
    private const ushort AddressOption = 6;
    private const uint AddressBytes = 6;
    private const uint DirectionMask = 3;

    private readonly List<Interface> _interfaces = [];
    private bool _isBigEndian;

    public void Read()
    {
        int position = 0;
        while (position < file.Length)
        {
            try
            {
                position += ReadBlock(position);
            }
            catch (DamagedCaptureException exception) when (frames.Count < Capture.MostFrames)
            {
                throw new DamagedCaptureException(string.Create(
                    CultureInfo.InvariantCulture, $"the block at byte {position} is damaged: {exception.Message}"));
            }
        }
    }

    private static int Padded(uint length) => (int)((length + (Word - 1)) & ~(uint)(Word - 1));

    /// <summary>Reads a block; gives its length.</summary>
    private int ReadBlock(int position)
    {
        if (file.Word(position) == SectionHeader)
        {
            _isBigEndian = file.InOrder(isBig: true).Word(position + (2 * Word)) == ByteOrder;
            _interfaces.Clear();
        }

        CaptureBytes all = file.InOrder(_isBigEndian);
        uint type = all.Word(position);
        uint length = all.Word(position + Word);
        if (length < Frame || length % Word != 0)
        {
            throw new DamagedCaptureException(string.Create(
                CultureInfo.InvariantCulture, $"no block has {length} bytes"));
        }

        CaptureBytes block = all.Part(position, length);
        if (block.Word((int)length - Word) != length)
        {
            throw new DamagedCaptureException("it has another length at its end than at its start");
        }

        ReadBody(type, block.Part(2 * Word, length - Frame));
        return (int)length;
    }

    private void ReadBody(uint type, CaptureBytes body)
    {
        switch (type)
        {
            case SectionHeader when body.Word(0) != ByteOrder:
                throw new DamagedCaptureException("its byte order is unknown");
            case InterfaceDescription:
                AddInterface(body);
                break;
            case EnhancedPacket:
                AddPacket(body, body.Word(0));
                break;
            case Packet:
                AddPacket(body, body.Half(0));
                break;
            case SimplePacket:
                AddSimple(body);
                break;
        }
    }

    private void AddInterface(CaptureBytes body)
    {
        const int Options = 2 * Word;
        if (_interfaces.Count == MostInterfaces)
        {
            throw new DamagedCaptureException("it describes one interface too many");
        }

        ReadOnlyMemory<byte> station = Option(body, Options, AddressOption);
        _interfaces.Add(new Interface(
            body.Half(0), body.Word(Word), station.Length == AddressBytes ? station : default));
    }

    private void AddPacket(CaptureBytes body, uint number)
    {
        const int Captured = 3 * Word;
        const int Length = 4 * Word;
        const int Data = 5 * Word;
        Interface source = Find(number);
        uint captured = body.Word(Captured);
        ReadOnlyMemory<byte> bytes = body.Slice(Data, captured);
        ReadOnlyMemory<byte> flags = Option(body, Data + Padded(captured), FlagsOption);
        uint direction = flags.Length == Word
            ? new CaptureBytes(flags, body.IsBigEndian).Word(0) & DirectionMask
            : 0;
        frames.Add(
            bytes,
            body.Word(Length),
            source.LinkType,
            direction == DirectionMask ? CaptureDirection.Unknown : (CaptureDirection)direction,
            source.Station);
    }

    /// <summary>A block without times and flags, of the first interface: as much of the frame as that takes.</summary>
    private void AddSimple(CaptureBytes body)
    {
        Interface source = Find(0);
        uint length = body.Word(0);
        uint captured = source.SnapLength == 0 ? length : Math.Min(length, source.SnapLength);
        frames.Add(body.Slice(Word, captured), length, source.LinkType, CaptureDirection.Unknown, source.Station);
    }

    private Interface Find(uint number) => number < (uint)_interfaces.Count
        ? _interfaces[(int)number]
        : throw new DamagedCaptureException(string.Create(
            CultureInfo.InvariantCulture, $"its interface {number} is not described before"));

    /// <summary>The value of the first option with this code; empty if there is none.</summary>
    private static ReadOnlyMemory<byte> Option(CaptureBytes body, int position, ushort wanted)
    {
        while (position + Word <= body.Length)
        {
            ushort code = body.Half(position);
            ushort length = body.Half(position + sizeof(ushort));
            ReadOnlyMemory<byte> value = body.Slice(position + Word, length);
            if (code == 0)
            {
                break;
            }

            if (code == wanted)
            {
                return value;
            }

            position += Word + Padded(length);
        }

        return default;
    }

    private sealed record Interface(int LinkType, uint SnapLength, ReadOnlyMemory<byte> Station);
}
