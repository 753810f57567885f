using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>All that is known of a rule.</summary>
/// <param name="Listing">What it says, and what becomes of it.</param>
/// <param name="Scenarios">The IDs of the scenarios that are there to exercise it.</param>
/// <param name="FaultyDrivers">The faulty miniports that break it; null if their plugin is not there.</param>
/// <param name="Illustration">How it looks broken and kept; null if nothing shows it.</param>
public sealed record RulePage(
    RuleListing Listing,
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<string>? FaultyDrivers,
    RuleIllustration? Illustration)
{
    /// <summary>True if it was cancelled before an illustration was found.</summary>
    public bool Cancelled { get; init; }

    public ExitCode ExitCode => Cancelled ? ExitCode.Cancelled : ExitCode.Success;
}
