using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SGDMA-REG: registering the scatter/gather channel.</summary>
internal static class SgdmaRegEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SGDMA-REG-001",
                BlindSpot = new()
                {
                    Reason = Reasons.NeverRestarts,
                    Scenarios = ["registration-versions/channel-refused", ScenarioPatterns.InitFails],
                },
            },
            new()
            {
                Rule = "SGDMA-REG-013",
                KeptBy = "grows-on-demand",
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-014",
                    Level = RuleLevel.Must,
                    Title = "The largest operation is registered",
                    Requirement = "MaximumPhysicalMapping is the largest number of bytes that one DMA operation "
                        + "covers: with large send offload the largest offloaded send (AMB-26).",
                    Source = "RegSG",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.LargeSend,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-006",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Unknown revisions are refused",
                    Requirement = "A Revision that the host does not know gives BAD_VERSION before any other check, "
                        + "and takes no resources.",
                    Source = "RegSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRegistrationTests.Reg006_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-007",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Old drivers are not supported",
                    Requirement = "A driver that registered below NDIS 6.0 gets NOT_SUPPORTED.",
                    Source = "RegSG, S2",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRegistrationTests.Reg007_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-008",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Only bus masters get a channel",
                    Requirement = "An adapter that is not declared a bus master gets NOT_SUPPORTED.",
                    Source = "RegSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRegistrationTests.Reg008_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-009",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "A shortage is RESOURCES",
                    Requirement = "A shortage makes the registration return RESOURCES.",
                    Source = "RegSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRegistrationTests.Reg009_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-010",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The list size is reported",
                    Requirement = "On SUCCESS a handle is given, and ScatterGatherListSize is written before the "
                        + "return: bytes that are enough for a list over MaximumPhysicalMapping (AMB-27).",
                    Source = "RegSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRegistrationTests.Reg010_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-016",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "32-bit devices get low addresses",
                    Requirement = "If the 64-bit flag is clear every address in every list is below 4 GiB.",
                    Source = "RegSG, SGC",
                    Why = Consequence.AddressCut,
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRegistrationTests.Reg016_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-REG-021",
                    Level = RuleLevel.Should,
                    Title = "No channel on ARM",
                    Requirement = "On ARM and ARM64 another kind of DMA is used than NDIS scatter/gather DMA.",
                    Source = "RegSG, S2",
                },
                Disposition = RuleDisposition.NotVerified,
                Reason = Reasons.NoArm,
            },
        ],
    };
}
