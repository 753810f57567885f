namespace NdisConformance.Results;

/// <summary>A scenario, as a list shows it.</summary>
public sealed record ScenarioListing(string Id, string Group, string Title, IReadOnlyList<string> Rules);
