using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>OID: requests.</summary>
internal static class OidEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "OID-002",
                    Level = RuleLevel.Should,
                    Title = "Requests end in time",
                    Requirement = "A request is completed within 12 s.",
                    Source = "DV:ndis",
                    WindowsEquivalent = "0xC4/92003",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.NoChecker,
            },
        ],
    };
}
