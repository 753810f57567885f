namespace NdisConformance.Reports;

/// <summary>A trace that the page has; its events are in an element of their own.</summary>
internal sealed record TraceHead(string Driver, string Scenario, string Run, string Verdict, int Events);
