namespace NdisConformance.Results;

/// <summary>A finding of a scenario, with the runs of the scenario that showed it.</summary>
/// <param name="Finding">The finding as the first of these runs has it.</param>
/// <param name="Others">
/// Findings of that run that differ only in the object or in the moment: most often one mistake made them all.
/// </param>
/// <param name="Runs">The names of the runs.</param>
public sealed record MergedFinding(
    FindingResult Finding, IReadOnlyList<FindingResult> Others, IReadOnlyList<string> Runs);
