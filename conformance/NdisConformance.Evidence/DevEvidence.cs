using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>DEV: the device.</summary>
internal static class DevEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "DEV-001",
                BlindSpot = new()
                {
                    Reason = Reasons.NothingIsSent,
                    Scenarios = ScenarioPatterns.OnlyReceiving,
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "DEV-002",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Descriptors may be read at once",
                    Requirement = "The device may read a descriptor at any moment after it became valid (AMB-40).",
                    Source = "BCE6",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["DeviceDutyTests.Dev002_"],
            },
        ],
    };
}
