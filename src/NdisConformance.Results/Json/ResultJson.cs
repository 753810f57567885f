using System.Text.Encodings.Web;
using System.Text.Json;

namespace NdisConformance.Results;

/// <summary>
/// The one JSON form of results: of <c>run --format json</c>, and of everything that stores results or sends them to
/// another process.
/// </summary>
public static class ResultJson
{
    public const int SchemaVersion = 3;

    private static readonly ResultContext Indented = Context(isIndented: true);
    private static readonly ResultContext OneLine = Context(isIndented: false);

    /// <summary>A run as an indented document that ends in a line feed.</summary>
    public static string Write(RunDocument run) => JsonSerializer.Serialize(run, Indented.RunDocument) + "\n";

    /// <summary>A trace as an indented document that ends in a line feed.</summary>
    public static string Write(TraceDocument trace) => JsonSerializer.Serialize(trace, Indented.TraceDocument) + "\n";

    /// <summary>The first line of a trace as JSON lines, without a line feed.</summary>
    public static string Write(TraceHeaderDocument header)
        => JsonSerializer.Serialize(header, OneLine.TraceHeaderDocument);

    /// <summary>An event of a trace as one line, without a line feed.</summary>
    public static string Write(TraceLine line) => JsonSerializer.Serialize(line, OneLine.TraceLine);

    /// <summary>The last line of a trace as JSON lines, without a line feed.</summary>
    public static string Write(TraceEndDocument end) => JsonSerializer.Serialize(end, OneLine.TraceEndDocument);

    /// <summary>One run of a scenario as one line, without a line feed.</summary>
    public static string Write(ScenarioRunDocument run)
        => JsonSerializer.Serialize(run, OneLine.ScenarioRunDocument);

    /// <exception cref="FormatException">The text is no such document.</exception>
    public static RunDocument ReadRun(string text) => Read(() => JsonSerializer.Deserialize(text, OneLine.RunDocument));

    /// <exception cref="FormatException">The text is no such document.</exception>
    public static ScenarioRunDocument ReadScenarioRun(string text)
        => Read(() => JsonSerializer.Deserialize(text, OneLine.ScenarioRunDocument));

    // Traces are full of characters that the default encoder would escape.
    private static ResultContext Context(bool isIndented) => new(
        new JsonSerializerOptions(ResultContext.Default.Options)
        {
            WriteIndented = isIndented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

    private static T Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw new FormatException("the document is null");
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }
}
