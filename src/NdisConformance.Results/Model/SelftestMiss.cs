namespace NdisConformance.Results;

/// <summary>A miniport that the harness judged wrongly.</summary>
public sealed record SelftestMiss
{
    /// <summary>Name of the driver.</summary>
    public required string Driver { get; init; }

    /// <summary>ID of the rule that the driver breaks on purpose; empty for a conforming driver.</summary>
    public string Rule { get; init; } = string.Empty;

    /// <summary>ID of the scenario; empty if there is none.</summary>
    public string Scenario { get; init; } = string.Empty;

    /// <summary>What was expected and what happened.</summary>
    public required string Reason { get; init; }

    /// <summary>The profiles under which it happened; none if it does not depend on the profile.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];
}
