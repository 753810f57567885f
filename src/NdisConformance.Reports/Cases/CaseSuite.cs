namespace NdisConformance.Reports;

/// <summary>The cases of one driver, or those that belong to the run as a whole.</summary>
/// <param name="Path">Plugin and driver, or the tool.</param>
/// <param name="Cases">The cases, in the order in which they were run.</param>
internal sealed record CaseSuite(IReadOnlyList<string> Path, IReadOnlyList<ReportCase> Cases)
{
    /// <summary>Plugin and driver, as <c>ReferenceMiniport.reference</c>.</summary>
    public string Name { get; } = string.Join('.', Path);

    public int Count(CaseOutcome outcome) => Cases.Count(each => each.Outcome == outcome);

    /// <summary>How long its cases took together.</summary>
    public TimeSpan Duration => Cases.Aggregate(
        TimeSpan.Zero, (sum, each) => sum + (each.Time?.Duration ?? TimeSpan.Zero));
}
