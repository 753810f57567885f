namespace NdisConformance.Results;

/// <summary>The first line of a trace as JSON lines: whose trace it is, and how it is judged.</summary>
public sealed record TraceHeaderDocument
{
    /// <summary>What wrote the trace.</summary>
    public const string OwnTool = "ndis-conformance";

    public required string Tool { get; init; }

    public required int SchemaVersion { get; init; }

    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    /// <summary>The NDIS that the driver is written for: <c>ndis6</c> or <c>ndis5</c>.</summary>
    public required string Generation { get; init; }

    public required string Scenario { get; init; }

    public required TraceRunDocument Run { get; init; }

    public static TraceHeaderDocument Of(RunTrace trace) => new()
    {
        Tool = OwnTool,
        SchemaVersion = ResultJson.SchemaVersion,
        Plugin = trace.Plugin,
        Driver = trace.Driver,
        Generation = KebabCase.Of(trace.Settings.Generation),
        Scenario = trace.Scenario,
        Run = TraceRunDocument.Of(trace),
    };
}
