namespace NdisConformance.Reports;

/// <summary>A mistake of a driver.</summary>
internal sealed record MistakeRow
{
    /// <summary>Its address in the page: the fingerprint, and a number where that is not unique.</summary>
    public required string Key { get; init; }

    /// <summary>Position of the driver.</summary>
    public required int Driver { get; init; }

    public required string Rule { get; init; }

    public required string Title { get; init; }

    public required string Level { get; init; }

    /// <summary>broken, advice, robust or waived.</summary>
    public required string Kind { get; init; }

    public required string Fingerprint { get; init; }

    public required string Object { get; init; }

    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required string Remedy { get; init; }

    /// <summary>What is known besides, each with its name: requirement, reason, source and so on.</summary>
    public required IReadOnlyList<string[]> Facts { get; init; }

    public required MomentRow? Obliged { get; init; }

    public required MomentRow Broken { get; init; }

    public required IReadOnlyList<PlaceRow> Places { get; init; }

    /// <summary>The scenario that shows it, by position, and the run.</summary>
    public required int Scenario { get; init; }

    public required string Run { get; init; }

    /// <summary>Everywhere that it was found: scenario by position, run, object and event.</summary>
    public required IReadOnlyList<OccurrenceRow> Occurrences { get; init; }

    /// <summary>The command that shows more.</summary>
    public required string Next { get; init; }

    /// <summary>Position of the trace; -1 if it is not in the report.</summary>
    public required int Trace { get; init; }

    /// <summary>Position of the trace of a run that passed; -1 if there is none.</summary>
    public required int Neighbour { get; init; }

    /// <summary>The pieces of both traces, as <see cref="TraceAlignment"/> gives them.</summary>
    public required IReadOnlyList<int[]> Alignment { get; init; }
}
