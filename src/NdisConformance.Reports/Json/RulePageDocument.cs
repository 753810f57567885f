using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The page of a rule.</summary>
internal sealed record RulePageDocument : RuleDescriptionDocument
{
    public RulePageDocument(RulePage page)
        : base(page.Listing)
    {
        Why = page.Listing.Rule.Why;
        Page = page.Listing.Rule.Page;
        Tests = page.Listing.Tests;
        Scenarios = page.Scenarios;
        FaultyMiniports = page.FaultyDrivers;
        BlindSpot = page.Listing.BlindSpot is { } blind
            ? new BlindSpotDocument { Scenarios = blind.Scenarios, Reason = blind.Reason }
            : null;
        Illustration = page.Illustration is { } illustration ? IllustrationDocument.Of(illustration) : null;
    }

    public string Why { get; }

    public string? Page { get; }

    public IReadOnlyList<string> Tests { get; }

    public IReadOnlyList<string> Scenarios { get; }

    public IReadOnlyList<string>? FaultyMiniports { get; }

    public BlindSpotDocument? BlindSpot { get; }

    public IllustrationDocument? Illustration { get; }
}
