namespace NdisConformance.Reports;

/// <summary>A scenario.</summary>
internal sealed record ScenarioRow(string Id, string Title);
