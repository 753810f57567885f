namespace NdisConformance.Testbed;

/// <summary>The further runs of a scenario, and how much of what the survey met they cover.</summary>
/// <param name="Runs">The further runs.</param>
/// <param name="MetPlaces">The places in the survey, calls or boundaries, at which a run could differ.</param>
/// <param name="VariedPlaces">Those of them at which a run differs.</param>
public sealed record VariedRuns(IEnumerable<Variation> Runs, int MetPlaces, int VariedPlaces);
