namespace NdisConformance.Results;

/// <summary>A rule broken, and the same course of events with the rule kept.</summary>
/// <param name="Scenario">The scenario of both.</param>
/// <param name="FaultyDriver">Who breaks the rule.</param>
/// <param name="Finding">How it is reported.</param>
/// <param name="Failing">Lines of its trace around the obligation and the breach.</param>
/// <param name="KeepingDriver">Who keeps it.</param>
/// <param name="Passing">What its trace has in the place of those lines.</param>
public sealed record RuleIllustration(
    string Scenario,
    string FaultyDriver,
    FindingResult Finding,
    IReadOnlyList<string> Failing,
    string KeepingDriver,
    IReadOnlyList<string> Passing);
