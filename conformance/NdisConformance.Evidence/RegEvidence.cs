using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>REG: driver registration.</summary>
internal static class RegEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "REG-008",
                KeptBy = "keeps-characteristics",
            },
            new()
            {
                Rule = "REG-011",
                KeptBy = "memory-of-the-driver",
            },
            new()
            {
                Rule = "REG-014",
                BlindSpot = new()
                {
                    Reason = "the handle of the channel, which its faulty miniports use in a wrong place, does not "
                        + "exist yet",
                    Scenarios =
                    [
                        ScenarioPatterns.Refused, ScenarioPatterns.LoadedOnly,
                        "pool-teardown/init-fails-at-register-window",
                    ],
                },
            },
            new()
            {
                Rule = "REG-015",
                KeptBy = "registers-one-version",
            },
            new()
            {
                Rule = "REG-016",
                BlindSpot = new()
                {
                    Reason = "the memory that its faulty miniport would keep is the allocation that fails",
                    Scenarios = ["pool-teardown/init-fails-at-memory"],
                },
            },
            new()
            {
                Rule = "REG-017",
                BlindSpot = new()
                {
                    Reason = "the system stops, and its faulty miniport never comes to unmap its registers",
                    Scenarios = ["lifecycle/shutdown-"],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "REG-003",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Wrong characteristics are refused",
                    Requirement = "A Size that is wrong for the declared version gives BAD_CHARACTERISTICS; so does a "
                        + "wrong Type or Revision.",
                    Source = "RegM",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Reg003_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "REG-004",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Wrong versions are refused",
                    Requirement = "An invalid version, or one above the host's own, gives BAD_VERSION (AMB-19).",
                    Source = "RegM",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Reg004_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "REG-007",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The characteristics are copied",
                    Requirement = "The host works with its own copy of the characteristics: what is written to the "
                        + "structure later has no effect.",
                    Source = "RegM",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Reg007_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "REG-009",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "MiniportSetOptions inside the registration",
                    Requirement = "MiniportSetOptions, if given, is called inside the registration call.",
                    Source = "RegM",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Reg009_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "REG-010",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No initialization before DriverEntry returned",
                    Requirement = "MiniportInitializeEx never runs before DriverEntry has returned; it may run "
                        + "immediately after.",
                    Source = "RegM",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["RegistrationDutyTests.Reg010_"],
            },
        ],
    };
}
