using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SGDMA-LIST: what a list means.</summary>
internal static class SgdmaListEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-LIST-001",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The list begins with CurrentMdl",
                    Requirement = "The first byte of element 0 is the first byte of CurrentMdl's buffer, not of the "
                        + "data.",
                    Source = "AllocSG, SGC",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherListTests.List001_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-LIST-002",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The data begins CurrentMdlOffset in",
                    Requirement = "The packet data begins CurrentMdlOffset bytes into the list.",
                    Source = "AllocSG, SGC",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherListTests.List002_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-LIST-006",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The list ends with the data",
                    Requirement = "The list covers CurrentMdlOffset + DataLength bytes, even if MDLs are longer or "
                        + "more MDLs follow (AMB-04).",
                    Source = "NbD",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherListTests.List006_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-LIST-014",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Sound elements",
                    Requirement = "No element has length 0, elements do not overlap, and a bounced list fits the "
                        + "map-register grant (AMB-26).",
                    Source = "SgL, BCE6",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherListTests.List014_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-LIST-015",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The device's view is its own",
                    Requirement = "The host can bounce: the device then sees a copy, made at the mapping for sends "
                        + "and copied back at the free for receives.",
                    Source = "SGC, HalPut",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherListTests.List015_", "ScatterGatherFreeTests.Free016_Bytes"],
            },
        ],
    };
}
