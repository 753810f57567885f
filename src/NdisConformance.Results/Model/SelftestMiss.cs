namespace NdisConformance.Results;

/// <summary>A miniport that the harness judged wrongly.</summary>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Rule">The rule that it is about; empty for a conforming one.</param>
/// <param name="Scenario">Where; empty if it was nowhere.</param>
/// <param name="Reason">What was expected and what came.</param>
public sealed record SelftestMiss(string Driver, string Rule, string Scenario, string Reason)
{
    /// <summary>Under which profiles; none if it has nothing to do with a profile.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];
}
