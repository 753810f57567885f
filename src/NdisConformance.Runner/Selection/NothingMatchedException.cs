namespace NdisConformance.Runner;

/// <summary>A selection names nothing that exists; says what comes nearest.</summary>
public sealed class NothingMatchedException(string pattern, IReadOnlyList<string> nearest)
    : Exception($"nothing matches '{pattern}'; the nearest are {string.Join(", ", nearest)}")
{
    public string Pattern { get; } = pattern;

    public IReadOnlyList<string> Nearest { get; } = nearest;
}
