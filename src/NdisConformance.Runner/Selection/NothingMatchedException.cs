namespace NdisConformance.Runner;

/// <summary>A selection names nothing that exists; says what comes nearest.</summary>
public sealed class NothingMatchedException : Exception
{
    public NothingMatchedException(string pattern, IReadOnlyList<string> nearest)
        : base($"nothing matches {Quoted.Of(pattern)}; the nearest are {string.Join(", ", nearest)}")
        => Nearest = nearest;

    /// <param name="message">Why nothing is left, and what to give instead.</param>
    public NothingMatchedException(string message)
        : base(message)
        => Nearest = [];

    public IReadOnlyList<string> Nearest { get; }
}
