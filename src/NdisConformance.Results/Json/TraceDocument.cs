namespace NdisConformance.Results;

/// <summary>The trace of a run as one document.</summary>
public sealed record TraceDocument
{
    public required int SchemaVersion { get; init; }

    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    public required string Scenario { get; init; }

    public required ScenarioRunDocument Run { get; init; }

    public required IReadOnlyList<TraceLine> Events { get; init; }

    public static TraceDocument Of(RunTrace trace) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        Plugin = trace.Plugin,
        Driver = trace.Driver,
        Scenario = trace.Scenario,
        Run = ScenarioRunDocument.Of(trace.Run, DocumentKind.Report),
        Events = trace.Lines,
    };
}
