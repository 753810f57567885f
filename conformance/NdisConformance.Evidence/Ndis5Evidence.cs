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
            new() { Rule = "NDIS5-009" },
            new() { Rule = "NDIS5-014" },
            new() { Rule = "NDIS5-016", KeptBy = "sends-one-by-one" },
            new() { Rule = "NDIS5-017" },
            new() { Rule = "NDIS5-018" },
            new() { Rule = "NDIS5-019" },
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
                    Level = RuleLevel.Must,
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
                    Id = "NDIS5-007",
                    Level = RuleLevel.Must,
                    Title = "64-bit addresses",
                    Requirement = "Dma64BitAddresses is TRUE only for a NIC with 64-bit addresses; one with 24 bits "
                        + "does not qualify at all.",
                    Source = "S3",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-008",
                    Level = RuleLevel.Must,
                    Title = "The list comes with the packet",
                    Requirement = "The list of every packet is taken from its ScatterGatherListPacketInfo.",
                    Source = "S3",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
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
                    Id = "NDIS5-011",
                    Level = RuleLevel.Must,
                    Title = "Data is final",
                    Requirement = "No change of a packet's data after its receipt is expected on the wire.",
                    Source = "SGC",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-012",
                    Level = RuleLevel.MustNot,
                    Title = "No list is freed",
                    Requirement = "The driver frees no list and closes no channel: NDIS 5 has no call for either.",
                    Source = "PV",
                },
                Disposition = RuleDisposition.NotVerified,
                Reason = "NDIS 5 has no function that frees a list or closes the channel",
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-013",
                    Level = RuleLevel.MustNot,
                    Title = "Generations do not mix",
                    Requirement = "A driver of NDIS 6 calls nothing of NDIS 5, and one of NDIS 5 no scatter/gather "
                        + "function of NDIS 6 (AMB-34).",
                    Source = "BC7C, RegSG, S3",
                    WindowsEquivalent = "0x7C/15",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-015",
                    Level = RuleLevel.Must,
                    Title = "Serialized drivers state each packet",
                    Requirement = "MiniportSendPackets sets the status of each packet; RESOURCES stops the array "
                        + "until the driver says that there is room.",
                    Source = "PV",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-020",
                    Level = RuleLevel.Must,
                    Title = "Asynchronous memory takes the adapter handle",
                    Requirement = "NdisMAllocateSharedMemoryAsync takes the adapter handle and returns PENDING or "
                        + "FAILURE; its completion may bring NULL.",
                    Source = "PV",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NDIS5-021",
                    Level = RuleLevel.Must,
                    Title = "Characteristics fit the version",
                    Requirement = "The length of the characteristics is that of the declared version.",
                    Source = "PV",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Ndis5,
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
