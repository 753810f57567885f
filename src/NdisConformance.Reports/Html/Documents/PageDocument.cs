namespace NdisConformance.Reports;

/// <summary>All that the page shows, as the script reads it.</summary>
internal sealed record PageDocument
{
    public required string Verdict { get; init; }

    public required string VerdictInWords { get; init; }

    public required int ExitCode { get; init; }

    public required IReadOnlyList<DriverRow> Drivers { get; init; }

    /// <summary>The scenarios of all drivers; other rows name them by position.</summary>
    public required IReadOnlyList<ScenarioRow> Scenarios { get; init; }

    public required IReadOnlyList<RuleRow> Rules { get; init; }

    public required IReadOnlyList<MistakeRow> Mistakes { get; init; }

    public required IReadOnlyList<FailureRow> Failures { get; init; }

    /// <summary>What went wrong beside the driver, and notes: each a sentence.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    public required IReadOnlyList<TraceHead> Traces { get; init; }

    /// <summary>Between whom each event of the traces goes: two numbers of parties by its name.</summary>
    public required IReadOnlyDictionary<string, int[]> Parties { get; init; }
}
