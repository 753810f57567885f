namespace NdisConformance.Results;

/// <summary>What must be known of a shard to unite it with the others.</summary>
public sealed record ShardRecord
{
    public required Shard Shard { get; init; }

    /// <summary>What was run and how, by names for people: the same in all shards of a run.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    /// <summary>All drivers of the plugins, chosen or not.</summary>
    public required IReadOnlyList<DeclaredDriver> Declared { get; init; }

    /// <summary>False if a plugin could not be opened.</summary>
    public required bool AreAllOpen { get; init; }

    /// <summary>The team's waivers.</summary>
    public required IReadOnlyList<Waiver> Waivers { get; init; }

    /// <summary>The day on which they were looked at.</summary>
    public required DateOnly Today { get; init; }
}
