using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A rule broken by one driver and kept by another, in lines of their traces.</summary>
internal sealed record IllustrationDocument
{
    public required string Scenario { get; init; }

    public required string FaultyMiniport { get; init; }

    public required IReadOnlyList<string> Failing { get; init; }

    public required FindingDocument Finding { get; init; }

    public required string KeepingMiniport { get; init; }

    public required IReadOnlyList<string> Passing { get; init; }

    public static IllustrationDocument Of(RuleIllustration illustration) => new()
    {
        Scenario = illustration.Scenario,
        FaultyMiniport = illustration.FaultyDriver,
        Failing = illustration.Failing,
        Finding = FindingDocument.Of(illustration.Finding),
        KeepingMiniport = illustration.KeepingDriver,
        Passing = illustration.Passing,
    };
}
