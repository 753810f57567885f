using NdisConformance.Contract;

namespace NdisConformance.Results;

/// <summary>Which shard of a run a record is.</summary>
public sealed record ShardDocument
{
    public required int Index { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    public required IReadOnlyList<Declaration> Declared { get; init; }

    public required bool AllOpen { get; init; }

    public required IReadOnlyList<Waiver> Waivers { get; init; }

    public required DateOnly Today { get; init; }

    public static ShardDocument Of(ShardRecord record) => new()
    {
        Index = record.Shard.Index,
        Count = record.Shard.Count,
        Parts = record.Parts,
        Declared = [.. record.Declared.Select(driver => new Declaration(
            driver.Plugin, driver.Driver, driver.Generation == NdisGeneration.Ndis5 ? 5 : 6))],
        AllOpen = record.AreAllOpen,
        Waivers = record.Waivers,
        Today = record.Today,
    };

    /// <exception cref="FormatException">There is no such shard.</exception>
    public ShardRecord ToResult() => Index < 1 || Index > Count || Count > Shard.Most
        ? throw new FormatException($"there is no shard {Index}/{Count}")
        : new ShardRecord
        {
            Shard = new Shard(Index, Count),
            Parts = Parts,
            Declared = [.. Declared.Select(driver => new DeclaredDriver(
                driver.Plugin, driver.Driver, driver.NdisMajor == 5 ? NdisGeneration.Ndis5 : NdisGeneration.Ndis6))],
            AreAllOpen = AllOpen,
            Waivers = Waivers,
            Today = Today,
        };

    /// <summary>A driver that a plugin declares.</summary>
    public sealed record Declaration(string Plugin, string Driver, int NdisMajor);
}
