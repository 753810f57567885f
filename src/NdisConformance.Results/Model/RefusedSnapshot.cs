using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>A received snapshot that is accepted by force only, or not at all.</summary>
/// <param name="Path">The snapshot below its folder.</param>
/// <param name="Reasons">The reasons: the rules that its run broke, why it stopped, or what is wrong with it.</param>
public sealed record RefusedSnapshot(string Path, IReadOnlyList<string> Reasons)
{
    /// <summary>True if the file is damaged, or not as its run wrote it: force does not help.</summary>
    [JsonIgnore]
    public bool IsDamaged { get; init; }
}
