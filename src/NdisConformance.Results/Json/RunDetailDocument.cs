using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>The rest of a run's result, in a record.</summary>
public sealed record RunDetailDocument
{
    public required IReadOnlyList<string> OtherProfiles { get; init; }

    public required IReadOnlyList<string> OtherNdis { get; init; }

    public required string? SnapshotFolder { get; init; }

    public required bool Cancelled { get; init; }

    public required bool Strict { get; init; }

    /// <summary>Null for a whole run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShardDocument? Shard { get; init; }
}
