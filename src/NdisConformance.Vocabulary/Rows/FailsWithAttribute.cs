using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>
/// The documented failures that the host may inject, in the order in which a choice counts them from 1. Without a
/// status the function fails in its own way: NULL, FALSE.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FailsWithAttribute(params NDIS_STATUS[] statuses) : Attribute
{
    public IReadOnlyList<NDIS_STATUS> Statuses { get; } = statuses;

    /// <summary>The rule that a driver breaks which goes on as if it had not got NULL.</summary>
    public string? NullRule { get; init; }
}
