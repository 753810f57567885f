namespace NdisConformance.Rules;

/// <summary>How a trace is judged.</summary>
public sealed record RuleOptions
{
    public static RuleOptions Default { get; } = new();

    /// <summary>
    /// True to ask for the header revision that belongs to the registered NDIS version, where the structure's own page
    /// documents it; false to accept what NDIS accepts and to note the rest (AMB-06).
    /// </summary>
    public bool StrictHeaders { get; init; }

    /// <summary>
    /// The NDIS version of the host as NdisGetVersion gives it: 0x0006001E is 6.30. 0 if it is not known: then it is
    /// taken from the trace, where a driver asked for it, and is the newest one before.
    /// </summary>
    public uint HostVersion { get; init; }

    /// <summary>
    /// How many findings of one rule and one kind of object are kept in full; further ones are only counted.
    /// </summary>
    public int FindingsPerRule { get; init; } = 10;
}
