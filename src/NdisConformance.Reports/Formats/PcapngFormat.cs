using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// The frames on the wire of a run as pcapng, for Wireshark and tshark: one interface, virtual time in nanoseconds, the
/// direction as the driver sees it, and as a comment the list and the NET_BUFFER of each frame.
/// </summary>
public sealed class PcapngFormat : IBinaryReportOf<RunTrace>
{
    private const long NanosecondsPerTick = 100;
    private const string Transmit = nameof(TraceName.WireTransmit);

    public string Name => "pcapng";

    public string Description => "the frames on the wire, for Wireshark";

    public bool IsDocument => true;

    public void Write(Stream output, RunTrace result)
    {
        PcapngWriter writer = new(output);
        writer.WriteBegin($"{result.Scenario} with {result.Driver} of {result.Plugin}");
        Dictionary<long, TraceLine> lines = result.Lines.ToDictionary(line => line.Sequence);
        Dictionary<string, string> indicated = Indicated(result.Lines);
        foreach (WireFrame frame in result.Frames ?? [])
        {
            // A selection of events is a selection of their frames.
            if (lines.TryGetValue(frame.Sequence, out TraceLine? line))
            {
                bool isSent = line.Event == Transmit;
                writer.WriteFrame(
                    [.. frame.Bytes], line.Time * NanosecondsPerTick, isSent, isSent ? SentBy(line)
                    : indicated.GetValueOrDefault(ObjectOf(line, "frame"), "not indicated"));
            }
        }
    }

    /// <summary>The list and the NET_BUFFER whose bytes a frame has; in NDIS 5 the packet is both.</summary>
    private static string SentBy(TraceLine line)
    {
        string[] named = [.. new[] { ObjectOf(line, "nbl"), ObjectOf(line, "nb") }
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)];
        return named.Length == 0 ? "no NET_BUFFER has these bytes" : string.Join(' ', named);
    }

    /// <summary>By the frame, the list or packet that it was indicated in.</summary>
    private static Dictionary<string, string> Indicated(IEnumerable<TraceLine> lines)
    {
        Dictionary<string, string> indicated = new(StringComparer.Ordinal);
        foreach (TraceLine line in lines)
        {
            string list = line.Event switch
            {
                nameof(TraceName.ReceiveIndicated) => ObjectOf(line, "nbl"),
                nameof(TraceName.PacketIndicated) => ObjectOf(line, "packet"),
                _ => string.Empty,
            };
            if (list.Length > 0)
            {
                indicated.TryAdd(ObjectOf(line, "frame"), list);
            }
        }

        return indicated;
    }

    /// <summary>An object that is an argument of an event; empty for none.</summary>
    private static string ObjectOf(TraceLine line, string argument)
    {
        if (!line.Arguments.TryGetValue(argument, out string? value))
        {
            return string.Empty;
        }

        ulong packed = ulong.Parse(
            value.AsSpan("0x".Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        TraceObject named = new(packed);
        return named.Kind == ObjectKind.None || named.Number == 0 ? string.Empty : TraceText.Object(named.Identity);
    }
}
