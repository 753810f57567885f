using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Single trace events of the Trace Event format. Times are in microseconds.</summary>
internal static class TraceEventJson
{
    private const decimal TicksPerMicrosecond = 10;

    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ProcessName(int process, string name) => Object(writer =>
    {
        writer.WriteString("ph", "M");
        writer.WriteString("name", "process_name");
        writer.WriteNumber("pid", process);
        WriteName(writer, name);
    });

    public static string ThreadName(Lane lane) => Object(writer =>
    {
        writer.WriteString("ph", "M");
        writer.WriteString("name", "thread_name");
        WriteLane(writer, lane);
        WriteName(writer, lane.Name);
    });

    public static string Begin(Lane lane, TraceLine line) => Object(writer =>
    {
        WriteHead(writer, "B", line.Event, line.Kind, line.Time);
        WriteLane(writer, lane);
        WriteArguments(writer, line);
    });

    /// <param name="lane">The lane of the begin.</param>
    /// <param name="begin">The begin.</param>
    /// <param name="time">When it ended.</param>
    /// <param name="end">The end; null if the trace has none.</param>
    public static string End(Lane lane, TraceLine begin, long time, TraceLine? end) => Object(writer =>
    {
        WriteHead(writer, "E", begin.Event, begin.Kind, time);
        WriteLane(writer, lane);
        if (end is not null)
        {
            WriteArguments(writer, end);
        }
    });

    public static string Instant(Lane lane, TraceLine line) => Object(writer =>
    {
        WriteHead(writer, "i", line.Event, line.Kind, line.Time);
        writer.WriteString("s", "t");
        WriteLane(writer, lane);
        WriteArguments(writer, line);
    });

    /// <param name="phase"><c>b</c> for its begin, <c>e</c> for its end.</param>
    /// <param name="life">The object.</param>
    /// <param name="line">The event that names it then.</param>
    public static string Life(string phase, ObjectLife life, TraceLine line) => Object(writer =>
    {
        string kind = life.Object[..life.Object.IndexOf('#', StringComparison.Ordinal)];
        WriteHead(writer, phase, life.Object, kind, line.Time);
        writer.WriteString("id", life.Object);
        writer.WriteNumber("pid", Lane.Objects);
        writer.WriteNumber("tid", Lane.Objects);
        writer.WriteStartObject("args");
        writer.WriteNumber("sequence", line.Sequence);
        writer.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter writer, string phase, string name, string category, long time)
    {
        writer.WriteString("ph", phase);
        writer.WriteString("name", name);
        writer.WriteString("cat", category);
        writer.WriteNumber("ts", time / TicksPerMicrosecond);
    }

    private static void WriteLane(Utf8JsonWriter writer, Lane lane)
    {
        writer.WriteNumber("pid", lane.Process);
        writer.WriteNumber("tid", lane.Thread);
    }

    private static void WriteName(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject("args");
        writer.WriteString("name", name);
        writer.WriteEndObject();
    }

    private static void WriteArguments(Utf8JsonWriter writer, TraceLine line)
    {
        writer.WriteStartObject("args");
        writer.WriteNumber("sequence", line.Sequence);
        writer.WriteString("line", line.Text.TrimStart());
        if (line.Result.Length > 0)
        {
            writer.WriteString("result", line.Result);
        }

        foreach ((string name, string value) in line.Arguments)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static string Object(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes, Relaxed))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
