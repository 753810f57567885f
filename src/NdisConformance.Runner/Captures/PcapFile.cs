using System.Globalization;

namespace NdisConformance.Runner;

/// <summary>
/// Reads a classic pcap file.
/// Source: https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html
/// </summary>
internal static class PcapFile
{
    /// <summary>The first word of a file with times in microseconds.</summary>
    public const uint Microseconds = 0xA1B2_C3D4;

    /// <summary>The first word of a file with times in nanoseconds.</summary>
    public const uint Nanoseconds = 0xA1B2_3C4D;

    private const int HeaderBytes = 24;
    private const int LinkTypePosition = 20;
    private const uint LinkTypeMask = 0xFFFF;
    private const int RecordHeaderBytes = 16;
    private const int CapturedPosition = 8;
    private const int LengthPosition = 12;

    public static void Read(CaptureBytes file, CaptureFrames frames)
    {
        int linkType = (int)(file.Part(0, HeaderBytes).Word(LinkTypePosition) & LinkTypeMask);
        int position = HeaderBytes;
        while (position < file.Length)
        {
            try
            {
                CaptureBytes record = file.Part(position, RecordHeaderBytes);
                uint captured = record.Word(CapturedPosition);
                frames.Add(
                    file.Slice(position + RecordHeaderBytes, captured),
                    record.Word(LengthPosition),
                    linkType,
                    CaptureDirection.Unknown,
                    station: default);
                position += RecordHeaderBytes + (int)captured;
            }
            catch (DamagedCaptureException exception) when (frames.Count < Capture.MostFrames)
            {
                throw new DamagedCaptureException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is truncated in frame {frames.Count + 1}, at byte {position}: {exception.Message}"));
            }
        }
    }
}
