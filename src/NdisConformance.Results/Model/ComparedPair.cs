namespace NdisConformance.Results;

/// <summary>The result of comparing two traces of one name.</summary>
public sealed record ComparedPair
{
    /// <summary>Name of the scenario or of the file.</summary>
    public required string Name { get; init; }

    public required PairState State { get; init; }

    /// <summary>The differences, in words.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The changed lines with a few lines around them.</summary>
    public string View { get; init; } = string.Empty;

    public bool IsEqual => State == PairState.Equal;
}
