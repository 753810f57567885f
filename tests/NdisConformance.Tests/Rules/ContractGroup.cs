using NdisConformance.Rules;

namespace NdisConformance.Tests.Rules;

/// <summary>
/// How many rules the contract has in a group, and of which kind: its own table of counts, kept here because the
/// contract is not in this repository.
/// </summary>
internal sealed record ContractGroup(string Name, int Rules, int OfMiniports, int OfHosts, int Binding)
{
    public static IReadOnlyList<ContractGroup> All { get; } =
    [
        new("REG", 17, 12, 5, 17),
        new("ATTR", 13, 11, 2, 12),
        new("SGDMA-REG", 22, 16, 6, 20),
        new("SGDMA-ALLOC", 26, 23, 3, 23),
        new("SGDMA-LIST", 15, 10, 5, 14),
        new("SGDMA-CB", 13, 8, 5, 12),
        new("SGDMA-FREE", 17, 16, 1, 15),
        new("SGDMA-DEREG", 9, 9, 0, 8),
        new("SHMEM", 33, 28, 5, 29),
        new("POOL", 26, 25, 1, 21),
        new("NBL", 22, 22, 0, 20),
        new("MDL", 6, 6, 0, 6),
        new("SEND", 26, 24, 2, 23),
        new("RECV", 28, 26, 2, 25),
        new("LIFE", 46, 40, 6, 38),
        new("INT", 15, 13, 2, 13),
        new("TIMER", 4, 4, 0, 4),
        new("IRQL", 8, 7, 1, 8),
        new("NDIS5", 45, 40, 5, 43),
        new("OID", 23, 21, 2, 20),
        new("DEV", 2, 1, 1, 2),
    ];

    /// <summary>The same count of some rules.</summary>
    public static ContractGroup Count(string name, IReadOnlyCollection<RuleDescriptor> rules) => new(
        name,
        rules.Count,
        rules.Count(rule => rule.Who == RuleParty.Miniport),
        rules.Count(rule => rule.Who == RuleParty.Host),
        rules.Count(rule => rule.IsBinding));
}
