namespace NdisConformance.Reports;

/// <summary>Two traces of one name.</summary>
internal sealed record ComparedPairDocument(string Name, string State, IReadOnlyList<string> Changes, string View);
