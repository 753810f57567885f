using System.Collections.Frozen;

namespace NdisConformance.Rules;

/// <summary>
/// Every rule there is, in the order of its ID's group and number: those of the catalogue, and those that are planned.
/// </summary>
public static class RuleRoster
{
    private static readonly FrozenDictionary<string, RuleListing> ById;

    static RuleRoster()
    {
        FrozenSet<string> isChecked = RuleEngine.Implemented.ToFrozenSet(StringComparer.Ordinal);
        IEnumerable<RuleListing> described = RuleCatalogue.All.Select(
            rule => isChecked.Contains(rule.Id) ? new(rule, RuleDisposition.Implemented, null) : HostDuties.Of(rule));
        IEnumerable<RuleListing> planned = Planned.Where(row => RuleCatalogue.Find(row.Rule.Id) is null);
        All =
        [
            .. described.Concat(planned)
                .OrderBy(listing => IndexOf(listing.Rule.Area))
                .ThenBy(listing => listing.Rule.Id, StringComparer.Ordinal),
        ];
        ById = All.ToFrozenDictionary(listing => listing.Rule.Id, StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<RuleGroup> Groups { get; } =
    [
        new("REG", "driver registration"),
        new("ATTR", "adapter attributes"),
        new("SGDMA-REG", "registering the scatter/gather channel"),
        new("SGDMA-ALLOC", "requesting a list"),
        new("SGDMA-LIST", "what a list means"),
        new("SGDMA-CB", "MiniportProcessSGList"),
        new("SGDMA-FREE", "giving a list back"),
        new("SGDMA-DEREG", "closing the channel"),
        new("SHMEM", "shared memory"),
        new("POOL", "pools"),
        new("NBL", "NET_BUFFER_LISTs and NET_BUFFERs"),
        new("MDL", "MDLs"),
        new("SEND", "sends"),
        new("RECV", "receives"),
        new("LIFE", "lifecycle"),
        new("INT", "interrupts"),
        new("TIMER", "timers"),
        new("IRQL", "levels and locks"),
        new("NDIS5", "miniports of NDIS 5"),
        new("OID", "requests"),
        new("DEV", "the device"),
    ];

    public static IReadOnlyList<RuleListing> All { get; }

    /// <summary>The rules without a checker that the catalogue does not describe.</summary>
    internal static IReadOnlyList<RuleListing> Planned { get; } =
    [
        .. PlannedRegistration.Rules,
        .. PlannedScatterGather.Rules,
        .. PlannedSharedMemory.Rules,
        .. PlannedPools.Rules,
        .. PlannedDataPath.Rules,
        .. PlannedLifecycle.Rules,
        .. PlannedLegacy.Rules,
    ];

    /// <summary>The rule with this ID, in whatever case it is written; null if there is none.</summary>
    public static RuleListing? Find(string id) => ById.GetValueOrDefault(id);

    private static int IndexOf(string area)
    {
        for (int index = 0; index < Groups.Count; index++)
        {
            if (Groups[index].Name == area)
            {
                return index;
            }
        }

        throw new InvalidOperationException($"there is no group {area}");
    }
}
