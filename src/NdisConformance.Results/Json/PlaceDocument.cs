namespace NdisConformance.Results;

/// <summary>Where in the driver a rule was broken, or the place nearest to that.</summary>
public sealed record PlaceDocument
{
    /// <summary>What the place has to do with the finding: broke, obliged, touched, last or callback.</summary>
    public required string Kind { get; init; }

    /// <summary>The functions of the driver that were running, the innermost first.</summary>
    public required IReadOnlyList<FrameDocument> Stack { get; init; }

    public static PlaceDocument Of(DriverPlace place) => new()
    {
        Kind = KebabCase.Of(place.Kind),
        Stack = [.. place.Stack.Select(FrameDocument.Of)],
    };

    /// <exception cref="FormatException">It has a value that does not exist.</exception>
    public DriverPlace ToResult()
        => new(KebabCase.Read<PlaceKind>(Kind), [.. Stack.Select(frame => frame.ToResult())]);
}
