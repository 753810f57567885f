
namespace NdisConformance.Rules;

/// <summary>Every rule that a checker reports, in a fixed order: by group, then by number.</summary>
public static class RuleCatalogue
{
    private static readonly string[] Areas =
    [
        "REG", "ATTR", "SGDMA-REG", "SGDMA-DEREG", "SGDMA-ALLOC", "SGDMA-LIST", "SGDMA-CB", "SGDMA-FREE", "SHMEM",
        "POOL", "NBL", "MDL", "SEND", "RECV", "LIFE", "INT", "TIMER", "IRQL", "NDIS5", "OID", "DEV",
    ];

    private static readonly RuleDescriptor[] Rules =
    [
        .. CheckerSet.Rules
            .OrderBy(rule => Array.IndexOf(Areas, rule.Area))
            .ThenBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, int> IndexById = Enumerable.Range(0, Rules.Length)
        .ToDictionary(index => Rules[index].Id, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<RuleDescriptor> All => Rules;

    /// <summary>The rule with this ID, in whatever case it is written; null if there is none.</summary>
    public static RuleDescriptor? Find(string id) => IndexOf(id) is var index and >= 0 ? Rules[index] : null;

    /// <summary>Position of a rule in <see cref="All"/>; -1 if there is none with this ID.</summary>
    internal static int IndexOf(string id) => IndexById.TryGetValue(id, out int index) ? index : -1;
}
