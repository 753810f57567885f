using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>OID: requests.</summary>
internal static class OidEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "OID-014",
                KeptBy = "lists-its-oids",
            },
            new()
            {
                Rule = "OID-017",
                KeptBy = "pends-requests",
            },
            new()
            {
                Rule = "OID-020",
                KeptBy = "lists-its-oids",
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "OID-003",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "One request at a time",
                    Requirement = "MiniportOidRequest is not called while another request of the adapter is pending.",
                    Source = "Oid, OidSerial",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["OidDutyTests.Oid003_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "OID-004",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Only declared filters are set",
                    Requirement = "The packet filter that is set has no bit that the general attributes do not "
                        + "declare.",
                    Source = "OidFilter, GAttr",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["OidDutyTests.Oid004_"],
            },
        ],
    };
}
