using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>A trace that <c>trace --format jsonl</c> wrote, read back.</summary>
public sealed record RecordedTrace
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    public required string Scenario { get; init; }

    /// <summary>How the rules judged it.</summary>
    public required TraceSettings Settings { get; init; }

    /// <summary>The run as far as the trace says: how it was made and how it ended, and no finding.</summary>
    public required ScenarioRun Run { get; init; }

    /// <summary>All events: the first one stands on line 2.</summary>
    public required TraceStore Events { get; init; }
}
