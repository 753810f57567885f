using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>ATTR: adapter attributes.</summary>
internal static class AttrEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "ATTR-009",
                BlindSpot = new()
                {
                    Reason = "the initialization ends before the general attributes, which its faulty miniports set "
                        + "in a wrong place",
                    Scenarios =
                    [
                        "registration-versions/attributes-refused", "pool-teardown/init-fails-at-register-window",
                    ],
                },
            },
            new()
            {
                Rule = "ATTR-012",
                BlindSpot = new()
                {
                    Reason = "an adapter without registration attributes has no context, so that its faulty miniport "
                        + "does not go on",
                    Scenarios = ["registration-versions/attributes-refused"],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "ATTR-005",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Unknown attributes are refused",
                    Requirement = "An unsupported Revision gives BAD_VERSION and changes nothing (AMB-06).",
                    Source = "SetAttr",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Attr005_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "ATTR-008",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Even seconds between checks for a hang",
                    Requirement = "The host rounds the interval of the check for a hang down to a multiple of 2 "
                        + "seconds, and takes 2 for 0.",
                    Source = "RAttr",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Attr008_"],
            },
        ],
    };
}
