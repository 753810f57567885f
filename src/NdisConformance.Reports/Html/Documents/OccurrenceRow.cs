namespace NdisConformance.Reports;

/// <summary>A place in the results where a mistake was found.</summary>
internal sealed record OccurrenceRow(int Scenario, string Run, string Object, long Sequence);
