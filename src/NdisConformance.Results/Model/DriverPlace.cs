namespace NdisConformance.Results;

/// <summary>Where in the driver a rule was broken, or the place nearest to that.</summary>
/// <param name="Kind">What the place has to do with the finding.</param>
/// <param name="Stack">The functions of the driver that were running, the innermost first; at least one.</param>
public sealed record DriverPlace(PlaceKind Kind, IReadOnlyList<DriverFrame> Stack)
{
    /// <summary>True if the function belongs to the mistake; otherwise it is only the one nearest to it.</summary>
    public bool IsOfMistake => Kind is PlaceKind.Broke or PlaceKind.Obliged;

    /// <summary>The function that the finding names.</summary>
    public DriverFrame Frame => Stack[0];

    public bool Equals(DriverPlace? other)
        => other is not null && Kind == other.Kind && Stack.SequenceEqual(other.Stack);

    public override int GetHashCode() => HashCode.Combine(Kind, Stack.Count, Frame);
}
