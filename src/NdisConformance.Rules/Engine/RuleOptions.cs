namespace NdisConformance.Rules;

/// <summary>How a trace is judged.</summary>
public sealed record RuleOptions
{
    public static RuleOptions Default { get; } = new();

    /// <summary>
    /// True to ask for headers of exactly the documented size and of the revision that belongs to the declared NDIS
    /// version; false to accept what NDIS accepts (AMB-06).
    /// </summary>
    public bool StrictHeaders { get; init; }

    /// <summary>
    /// How many findings of one rule and one kind of object are kept in full; further ones are only counted.
    /// </summary>
    public int FindingsPerRule { get; init; } = 10;
}
