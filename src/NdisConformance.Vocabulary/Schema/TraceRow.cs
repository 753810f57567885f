using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>All that is known of a DDI function, a callback or a fact; generated from its row.</summary>
public sealed record TraceRow
{
    public required TraceName Name { get; init; }

    public required RowKind Kind { get; init; }

    /// <summary>Arguments of Call, Enter and Fact.</summary>
    public required IReadOnlyList<TraceParameter> Arguments { get; init; }

    /// <summary>Type of what Return or Exit gives; <see cref="TraceType.Void"/> for nothing.</summary>
    public required TraceType Result { get; init; }

    /// <summary>How findings and full traces write that.</summary>
    public required TraceType ResultInFull { get; init; }

    /// <summary>Arguments of Return and Exit.</summary>
    public required IReadOnlyList<TraceParameter> Outputs { get; init; }

    /// <summary>True if snapshots have it.</summary>
    public required bool IsInSnapshots { get; init; }

    /// <summary>True for what only NDIS 5 has; what it shares with NDIS 6 is no row of its own.</summary>
    public bool IsOfNdis5 { get; init; }

    /// <summary>The levels at which it is called.</summary>
    public IrqlRange Irql { get; init; }

    /// <summary>The rule that a call at another level breaks; null if there is none.</summary>
    public string? IrqlRule { get; init; }

    /// <summary>True if the checker of <see cref="IrqlRule"/> judges the level itself.</summary>
    public bool HasOwnIrqlCheck { get; init; }

    public AttributesOrder AttributesOrder { get; init; }

    /// <summary>The kind of object that a success acquires; <see cref="ObjectKind.None"/> for none.</summary>
    public ObjectKind Acquires { get; init; }

    /// <summary>The kind of object that the call releases; <see cref="ObjectKind.None"/> for none.</summary>
    public ObjectKind Releases { get; init; }

    /// <summary>True if the call may wait.</summary>
    public bool Waits { get; init; }

    /// <summary>True if a failure is documented, so that a choice can let the call fail.</summary>
    public bool MayFail { get; init; }

    /// <summary>
    /// The statuses of the documented failures, in the order in which a choice counts them from 1. Empty if a failure
    /// gives NULL.
    /// </summary>
    public IReadOnlyList<NDIS_STATUS> Failures { get; init; } = [];

    /// <summary>The rule that a driver breaks which does not look for NULL; null if there is none.</summary>
    public string? NullRule { get; init; }

    /// <summary>Position of the argument that findings about the call name.</summary>
    public int Blamed { get; init; }
}
