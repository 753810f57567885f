namespace NdisConformance.Runner;

/// <summary>A driver that a selftest runs.</summary>
/// <param name="Number">Its place before anything is drawn.</param>
/// <param name="Plugin">Where it comes from.</param>
/// <param name="Driver">Its name, which the run does not show.</param>
/// <param name="Fault">What it breaks; null for a conforming one.</param>
internal sealed record SelftestCandidate(int Number, Plugin Plugin, string Driver, FaultyDeclaration? Fault)
{
    /// <summary>The name that the run shows.</summary>
    public string Alias { get; init; } = string.Empty;
}
