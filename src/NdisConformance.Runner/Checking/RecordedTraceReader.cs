using System.Globalization;
using System.Text.Json;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Reads a trace as JSON lines. What is damaged is named with its line.</summary>
public static class RecordedTraceReader
{
    /// <summary>The most bytes that a trace may have: about a million events.</summary>
    public const long Longest = 1L << 30;

    private const byte LineFeed = (byte)'\n';

    // An event has some hundred bytes.
    private const int LongestLine = 1 << 20;

    private static readonly Dictionary<string, NdisGeneration> Generations =
        Enum.GetValues<NdisGeneration>().ToDictionary(KebabCase.Of, StringComparer.Ordinal);

    private static readonly Dictionary<string, ScenarioVerdict> Verdicts =
        Enum.GetValues<ScenarioVerdict>().ToDictionary(KebabCase.Of, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Functions =
        Enum.GetNames<TraceName>().ToDictionary(name => name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Profiles =
        TestbedProfile.All.ToDictionary(profile => profile.Name, profile => profile.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Versions =
        HostVersion.Each.ToDictionary(version => version.Name, version => version.Name, StringComparer.Ordinal);

    /// <summary>Reads the trace in a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or is damaged.</exception>
    public static RecordedTrace Read(string path) => Read(path, InputFile.ReadBytes(path, Longest));

    /// <summary>Reads a trace.</summary>
    /// <param name="path">The name of its file, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <exception cref="ConfigurationException">It is damaged.</exception>
    public static RecordedTrace Read(string path, ReadOnlyMemory<byte> bytes)
    {
        TraceEventReader events = new();
        RecordedTrace? trace = null;
        bool hasEnd = false;
        int number = 0;
        while (bytes.Length > 0)
        {
            number++;
            int length = bytes.Span.IndexOf(LineFeed);
            bool isTorn = length < 0;
            ReadOnlyMemory<byte> line = isTorn ? bytes : bytes[..length];
            bytes = isTorn ? ReadOnlyMemory<byte>.Empty : bytes[(length + 1)..];
            try
            {
                using JsonDocument document = Parse(line, isTorn);
                JsonLine parsed = new(document.RootElement);
                if (trace is null)
                {
                    trace = Begin(path, parsed, events);
                }
                else if (hasEnd)
                {
                    throw new DamagedTraceException("it stands behind the last line of the trace");
                }
                else if (parsed.Has("sequence"))
                {
                    events.Add(parsed);
                }
                else
                {
                    trace = End(trace, parsed);
                    hasEnd = true;
                }
            }
            catch (DamagedTraceException exception)
            {
                throw exception.In(path, number);
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair is JSON, and no text, in a name as in a value.
                throw new DamagedTraceException("the line has text that is no Unicode").In(path, number);
            }
        }

        return trace is not null && hasEnd ? trace : throw new DamagedTraceException(
            "the trace ends without its last line, which says how many events there are").In(path, number + 1);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line, bool isTorn)
    {
        if (line.Length > LongestLine)
        {
            throw new DamagedTraceException($"the line is longer than {LongestLine >> 20} MiB");
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(line);
            if (!isTorn)
            {
                return document;
            }

            document.Dispose();
            throw new DamagedTraceException("the line has no end: the trace is truncated");
        }
        catch (JsonException)
        {
            throw new DamagedTraceException(isTorn
                ? "the line breaks off: the trace is truncated"
                : "the line is no JSON");
        }
    }

    private static RecordedTrace Begin(string path, JsonLine line, TraceEventReader events)
    {
        if (!line.Has("tool") || line.Text("tool") != TraceHeaderDocument.OwnTool)
        {
            throw new DamagedTraceException("this is no first line of a trace as JSON lines");
        }

        long version = line.Number("schemaVersion", long.MaxValue);
        if (version != ResultJson.SchemaVersion)
        {
            throw new DamagedTraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"`schemaVersion` is {version}; this version of the tool reads {ResultJson.SchemaVersion}"));
        }

        string scenario = line.Text("scenario");
        if (scenario.IndexOf('/', StringComparison.Ordinal) <= 0)
        {
            throw new DamagedTraceException("`scenario` is no ID as group/name");
        }

        JsonLine run = line.Object("run");
        return new RecordedTrace
        {
            Path = path,
            Plugin = line.Text("plugin"),
            Driver = line.Text("driver"),
            Scenario = scenario,
            Settings = new TraceSettings
            {
                Generation = line.One("generation", Generations),
                Strict = run.Flag("strict"),
                StrictHeaders = run.Flag("strictHeaders"),
                FailedCall = run.Text("failedCall").Length == 0 ? string.Empty : run.One("failedCall", Functions),
            },
            Run = new ScenarioRun
            {
                Name = run.Text("name"),
                Profile = run.One("profile", Profiles),
                Ndis = run.One("ndis", Versions),
                Variation = run.Text("variation"),
                Verdict = ScenarioVerdict.NotRun,
            },
            Events = events.Events,
        };
    }

    private static RecordedTrace End(RecordedTrace trace, JsonLine line)
    {
        long events = line.Number("events", long.MaxValue);
        return events == trace.Events.Seen
            ? trace with
            {
                Run = trace.Run with
                {
                    Verdict = line.One("verdict", Verdicts),
                    Message = line.Text("message"),
                    Stack = line.Texts("stack"),
                    Stopped = line.Text("stopped"),
                },
            }
            : throw new DamagedTraceException(string.Create(
                CultureInfo.InvariantCulture, $"it says {events} events, and there are {trace.Events.Seen}"));
    }
}
