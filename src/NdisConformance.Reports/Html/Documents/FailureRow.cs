namespace NdisConformance.Reports;

/// <summary>Runs that ended by the same crash or hang, or by a failure of the harness.</summary>
internal sealed record FailureRow
{
    public required string Driver { get; init; }

    public required string Verdict { get; init; }

    public required string Message { get; init; }

    /// <summary>The functions of the driver that were running, the innermost first.</summary>
    public required IReadOnlyList<string> Stack { get; init; }

    public required IReadOnlyList<string> Scenarios { get; init; }

    public required string Run { get; init; }

    /// <summary>Position of the trace; -1 if it is not in the report.</summary>
    public required int Trace { get; init; }
}
