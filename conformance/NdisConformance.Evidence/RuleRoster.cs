using System.Collections.Frozen;
using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>Every rule and the evidence for it, in the order of the groups and of the numbers in their IDs.</summary>
public static class RuleRoster
{
    private static readonly FrozenDictionary<string, RuleListing> ById;

    static RuleRoster()
    {
        Dictionary<string, CheckedRule> evidence = Groups.SelectMany(group => group.Checked)
            .ToDictionary(rule => rule.Rule, StringComparer.Ordinal);
        RuleListing[] listings =
        [
            .. RuleCatalogue.All.Select(rule => Listing(rule, evidence.GetValueOrDefault(rule.Id))),
            .. Unchecked,
        ];
        string[] groups = [.. RuleGroups.All.Select(group => group.Name)];
        All =
        [
            .. listings
                .OrderBy(listing => Array.IndexOf(groups, listing.Rule.Area))
                .ThenBy(listing => listing.Rule.Id, StringComparer.Ordinal),
        ];
        ById = All.ToFrozenDictionary(listing => listing.Rule.Id, StringComparer.OrdinalIgnoreCase);
        Checked = [.. evidence.Keys];
    }

    public static IReadOnlyList<RuleListing> All { get; }

    /// <summary>The IDs for which there is evidence about a checker.</summary>
    internal static IReadOnlyList<string> Checked { get; }

    /// <summary>The rules without a checker.</summary>
    internal static IReadOnlyList<RuleListing> Unchecked { get; } = [.. Groups.SelectMany(group => group.Unchecked)];

    private static GroupEvidence[] Groups =>
    [
        RegEvidence.Group,
        AttrEvidence.Group,
        SgdmaRegEvidence.Group,
        SgdmaAllocEvidence.Group,
        SgdmaListEvidence.Group,
        SgdmaCbEvidence.Group,
        SgdmaFreeEvidence.Group,
        SgdmaDeregEvidence.Group,
        ShmemEvidence.Group,
        PoolEvidence.Group,
        NblEvidence.Group,
        MdlEvidence.Group,
        SendEvidence.Group,
        RecvEvidence.Group,
        LifeEvidence.Group,
        IntEvidence.Group,
        TimerEvidence.Group,
        IrqlEvidence.Group,
        Ndis5Evidence.Group,
        OidEvidence.Group,
        DevEvidence.Group,
    ];

    /// <summary>The rule with this ID, in whatever case it is written; null if there is none.</summary>
    public static RuleListing? Find(string id) => ById.GetValueOrDefault(id);

    private static RuleListing Listing(RuleDescriptor rule, CheckedRule? evidence) => new()
    {
        Rule = rule,
        Disposition = RuleDisposition.Implemented,
        KeptBy = evidence?.KeptBy,
        BlindSpot = evidence?.BlindSpot,
    };
}
