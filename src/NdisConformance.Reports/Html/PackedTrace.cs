using System.IO.Compression;
using System.Text;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// Writes a trace in few characters, for <c>decode.js</c> to read: a table of strings, then each property of all events
/// as a column of numbers; deflated, in Base64. Numbers have seven bits a byte, the lowest first; in a column of steps
/// the lowest bit is the sign.
/// </summary>
internal sealed class PackedTrace
{
    private static readonly string[] Kinds = ["call", "return", "enter", "exit", "fact"];

    private readonly MemoryStream _bytes = new();
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<string> _strings = [];
    private readonly IReadOnlyList<TraceLine> _lines;

    private PackedTrace(IReadOnlyList<TraceLine> lines) => _lines = lines;

    /// <summary>The trace in Base64.</summary>
    public static string Of(IReadOnlyList<TraceLine> lines) => new PackedTrace(lines).Pack();

    /// <summary>The event without the columns that stand before its name.</summary>
    public static string Body(TraceLine line)
    {
        int start = line.Text.IndexOf(line.Event, StringComparison.Ordinal);
        return start < 0 ? line.Text : line.Text[start..];
    }

    private string Pack()
    {
        using MemoryStream columns = new();
        WriteColumns(columns);
        WriteLives(columns);
        Number(_bytes, _lines.Count);
        WriteStrings();
        columns.WriteTo(_bytes);
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.Optimal))
        {
            _bytes.WriteTo(deflate);
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private void WriteColumns(MemoryStream columns)
    {
        Steps(columns, line => line.Sequence);
        Steps(columns, line => line.Time);
        Column(columns, line => Math.Max(0, Array.IndexOf(Kinds, line.Kind)));
        Column(columns, line => Id(line.Event));
        Column(columns, line => line.Processor);
        Column(columns, line => line.Irql);
        Column(columns, line => line.Begin == 0 ? 0 : line.Sequence - line.Begin);
        Column(columns, line => Id(line.Enclosing));
        Column(columns, line => line.Depth);
        Column(columns, line => line.Activity);
        Column(columns, line => Id(line.State));
        Column(columns, line => Id(line.Result));
        Column(columns, line => Id(string.Join('\n', line.Arguments.Select(pair => $"{pair.Key}={pair.Value}"))));
        Column(columns, line => Id(Body(line)));
        Column(columns, line => line.Objects.Count);
        foreach (string named in _lines.SelectMany(line => line.Objects))
        {
            Number(columns, Id(named));
        }
    }

    private void WriteLives(MemoryStream columns)
    {
        IReadOnlyList<ObjectLife> lives = ObjectLife.Of(_lines);
        Number(columns, lives.Count);
        foreach (ObjectLife life in lives)
        {
            Number(columns, Id(life.Object));
            Number(columns, life.First);
            Number(columns, life.Last - life.First);
            Number(columns, life.IsEnded ? 1 : 0);
        }
    }

    private void WriteStrings()
    {
        Number(_bytes, _strings.Count);
        List<byte[]> encoded = [.. _strings.Select(Encoding.UTF8.GetBytes)];
        foreach (byte[] text in encoded)
        {
            Number(_bytes, text.Length);
        }

        foreach (byte[] text in encoded)
        {
            _bytes.Write(text);
        }
    }

    private int Id(string text)
    {
        if (!_known.TryGetValue(text, out int id))
        {
            id = _strings.Count;
            _known.Add(text, id);
            _strings.Add(text);
        }

        return id;
    }

    private void Column(Stream columns, Func<TraceLine, long> value)
    {
        foreach (TraceLine line in _lines)
        {
            Number(columns, value(line));
        }
    }

    private void Steps(Stream columns, Func<TraceLine, long> value)
    {
        long before = 0;
        foreach (TraceLine line in _lines)
        {
            long step = value(line) - before;
            Number(columns, (step << 1) ^ (step >> 63));
            before += step;
        }
    }

    private static void Number(Stream output, long value)
    {
        ulong rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            output.WriteByte((byte)(rest | 0x80));
        }

        output.WriteByte((byte)rest);
    }
}
