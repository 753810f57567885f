using System.Globalization;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Takes the frames of a capture one by one, and leaves out those that no driver can send or receive.
/// </summary>
internal sealed class CaptureFrames
{
    private const int MostNamed = 10;
    private const int AddressBytes = 6;
    private const int SourceAddress = 6;

    private readonly List<CapturedFrame> _frames = [];
    private readonly List<string> _skipped = [];
    private ReadOnlyMemory<byte> _firstSource;
    private int _count;

    public Capture Capture => new()
    {
        Frames = _frames,
        Skipped = _skipped,
        SkippedCount = _count - _frames.Count,
    };

    /// <summary>How many frames were met.</summary>
    public int Count => _count;

    /// <param name="bytes">What the capture has of the frame.</param>
    /// <param name="length">The length that the frame had, in bytes.</param>
    /// <param name="linkType">What kind of frame it is.</param>
    /// <param name="direction">What the capture says of its direction.</param>
    /// <param name="station">The address of the station that captured; empty if the capture does not say.</param>
    public void Add(
        ReadOnlyMemory<byte> bytes,
        uint length,
        int linkType,
        CaptureDirection direction,
        ReadOnlyMemory<byte> station)
    {
        if (++_count > Capture.MostFrames)
        {
            throw new DamagedCaptureException(string.Create(
                CultureInfo.InvariantCulture, $"it has more than {Capture.MostFrames} frames"));
        }

        if (Fault(bytes, length, linkType) is { } fault)
        {
            if (_skipped.Count < MostNamed)
            {
                _skipped.Add(string.Create(CultureInfo.InvariantCulture, $"frame {_count} {fault}"));
            }

            return;
        }

        ReadOnlyMemory<byte> source = bytes.Slice(SourceAddress, AddressBytes);
        _firstSource = _firstSource.IsEmpty ? source : _firstSource;
        ReadOnlyMemory<byte> own = station.IsEmpty ? _firstSource : station;
        bool isReceived = direction == CaptureDirection.Unknown
            ? !source.Span.SequenceEqual(own.Span)
            : direction == CaptureDirection.Inbound;
        _frames.Add(new CapturedFrame(_count, isReceived, bytes));
    }

    private static string? Fault(ReadOnlyMemory<byte> bytes, uint length, int linkType)
        => linkType != CaptureReader.Ethernet ? Said($"is of link type {linkType}, and no Ethernet frame")
            : (uint)bytes.Length < length ? Said($"is truncated: {bytes.Length} of {length} bytes were captured")
            : bytes.Length < (int)FrameSizes.Header ? Said($"has {bytes.Length} bytes, and no Ethernet header")
            : bytes.Length > (int)FrameSizes.Maximum
                ? Said($"has {bytes.Length} bytes, more than the {FrameSizes.Maximum} of an Ethernet frame")
                : null;

    private static string Said(FormattableString text) => FormattableString.Invariant(text);
}
