using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>NDIS5: miniports of NDIS 5.</summary>
internal static class Ndis5Evidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new() { Rule = "NDIS5-001" },
            new() { Rule = "NDIS5-002" },
            new() { Rule = "NDIS5-003" },
            new() { Rule = "NDIS5-007" },
            new() { Rule = "NDIS5-008" },
            new() { Rule = "NDIS5-009" },
            new() { Rule = "NDIS5-011" },
            new() { Rule = "NDIS5-013" },
            new() { Rule = "NDIS5-014" },
            new() { Rule = "NDIS5-015", KeptBy = "copies-every-packet" },
            new() { Rule = "NDIS5-016", KeptBy = "sends-one-by-one" },
            new() { Rule = "NDIS5-017" },
            new() { Rule = "NDIS5-018" },
            new() { Rule = "NDIS5-019" },
            new() { Rule = "NDIS5-020", KeptBy = "asks-for-memory-later" },
            new() { Rule = "NDIS5-021" },
            new() { Rule = "NDIS5-024" },
            new() { Rule = "NDIS5-025" },
            new() { Rule = "NDIS5-026" },
            new() { Rule = "NDIS5-027" },
            new() { Rule = "NDIS5-028" },
            new() { Rule = "NDIS5-029" },
            new() { Rule = "NDIS5-030" },
            new() { Rule = "NDIS5-031" },
            new() { Rule = "NDIS5-032" },
            new() { Rule = "NDIS5-033" },
            new() { Rule = "NDIS5-034" },
            new() { Rule = "NDIS5-035", KeptBy = "registers-as-ndis-5-0" },
            new() { Rule = "NDIS5-036" },
            new() { Rule = "NDIS5-037" },
            new() { Rule = "NDIS5-038" },
            new() { Rule = "NDIS5-039" },
            new() { Rule = "NDIS5-040" },
            new() { Rule = "NDIS5-041" },
            new() { Rule = "NDIS5-042" },
            new() { Rule = "NDIS5-043" },
            new() { Rule = "NDIS5-044" },
            new() { Rule = "NDIS5-045" },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-004",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Others are not supported",
                    Requirement = "A driver that is not of NDIS 5.0 or 5.1, or declared no bus master, gets "
                        + "NOT_SUPPORTED (AMB-07, AMB-34).",
                    Source = "S3",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["Ndis5ScatterGatherTests.Ndis004_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-005",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Shortage",
                    Requirement = "Where resources are short NdisMInitializeScatterGatherDma returns RESOURCES.",
                    Source = "S3",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["Ndis5ScatterGatherTests.Ndis005_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-006",
                    Level = RuleLevel.Should,
                    Title = "Mappings of large sends",
                    Requirement = "With large send offload MaximumPhysicalMapping is the size of the largest such "
                        + "packet, not of a frame.",
                    Source = "S3",
                },
                Disposition = RuleDisposition.NotVerified,
                Reason = "there is no large send offload",
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-010",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Mapped before, unmapped after",
                    Requirement = "The host maps a packet before the send and unmaps it after the completion; its "
                        + "list lives as long.",
                    Source = "SGC",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["Ndis5SendTests.Ndis010_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-012",
                    Level = RuleLevel.MustNot,
                    Title = "No list is freed",
                    Requirement = "The driver frees no list and closes no channel: NDIS 5 has no call for either.",
                    Source = "S3",
                },
                Disposition = RuleDisposition.NotVerified,
                Reason = "NDIS 5 has no function that frees a list or closes the channel",
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-022",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No reservation without bus master",
                    Requirement = "A caller that is no bus master gets NOT_SUPPORTED, and nothing is reserved "
                        + "(AMB-07).",
                    Source = "S3",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["Ndis5ScatterGatherTests.Ndis022_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-023",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Hosts that take NDIS 5",
                    Requirement = "Hosts up to 6.20 take drivers of NDIS 5; a host of 6.30 or later refuses them "
                        + "(AMB-39).",
                    Source = "Bk630, S3",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["Ndis5RegistrationTests.Host_TakesTheVersionsOfItsTime"],
            },
        ],
    };
}
