namespace NdisConformance.Runner;

/// <summary>
/// Reads captures: pcapng and classic pcap, both byte orders, times in microseconds and nanoseconds. The times are not
/// used. The direction of a frame is that of its epb_flags; without these the driver sends what comes from its own
/// station, and receives the rest. Its own station is the one of if_MACaddr, or else the one that sent the first frame.
/// </summary>
public static class CaptureReader
{
    /// <summary>LINKTYPE_ETHERNET.</summary>
    internal const int Ethernet = 1;

    private const long Longest = 256L << 20;

    /// <summary>Reads a capture.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or is damaged.</exception>
    public static Capture Read(string path)
    {
        byte[] bytes = InputFile.ReadBytes(path, Longest);
        try
        {
            return Read(bytes);
        }
        catch (DamagedCaptureException exception)
        {
            throw new ConfigurationException(
                $"{Quoted.Path(path)} cannot be used as traffic: {exception.Message}; give a whole capture of "
                + $"Ethernet frames, pcapng or pcap, of at most {Capture.MostFrames} frames (`editcap -r` cuts one)");
        }
    }

    /// <exception cref="DamagedCaptureException">It is no capture, or a damaged one.</exception>
    internal static Capture Read(ReadOnlyMemory<byte> bytes)
    {
        CaptureFrames frames = new();
        CaptureBytes file = new(bytes, isBigEndian: false);
        CaptureBytes swapped = file.InOrder(isBig: true);
        switch (file.Length < sizeof(uint) ? 0 : file.Word(0))
        {
            case PcapngFile.SectionHeader:
                new PcapngFile(file, frames).Read();
                break;
            case PcapFile.Microseconds or PcapFile.Nanoseconds:
                PcapFile.Read(file, frames);
                break;
            case not 0 when swapped.Word(0) is PcapFile.Microseconds or PcapFile.Nanoseconds:
                PcapFile.Read(swapped, frames);
                break;
            default:
                throw new DamagedCaptureException("it is neither pcapng nor pcap");
        }

        return frames.Count > 0 ? frames.Capture : throw new DamagedCaptureException("it has no frame");
    }
}
