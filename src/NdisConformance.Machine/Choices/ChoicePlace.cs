using NdisConformance.Trace;

namespace NdisConformance.Machine;

/// <summary>A place in which a choice may be asked for several times.</summary>
/// <param name="Name">The DDI or callback that it is about; none if it is about no one.</param>
/// <param name="Enclosing">The innermost callback that runs; none outside the driver.</param>
/// <param name="Phase">Where in the call or callback.</param>
public readonly record struct ChoicePlace(TraceName Name, TraceName Enclosing, ChoicePhase Phase)
    : IComparable<ChoicePlace>
{
    /// <inheritdoc/>
    public int CompareTo(ChoicePlace other)
        => (Name, Enclosing, Phase).CompareTo((other.Name, other.Enclosing, other.Phase));

    /// <summary>The order of places in a script.</summary>
    public static bool operator <(ChoicePlace left, ChoicePlace right) => left.CompareTo(right) < 0;

    /// <summary>The order of places in a script.</summary>
    public static bool operator >(ChoicePlace left, ChoicePlace right) => left.CompareTo(right) > 0;

    /// <summary>The order of places in a script.</summary>
    public static bool operator <=(ChoicePlace left, ChoicePlace right) => left.CompareTo(right) <= 0;

    /// <summary>The order of places in a script.</summary>
    public static bool operator >=(ChoicePlace left, ChoicePlace right) => left.CompareTo(right) >= 0;
}
