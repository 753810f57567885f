namespace NdisConformance.Rules;

/// <summary>
/// A handle argument, and the rule that each kind of misuse breaks; null where another checker judges it.
/// </summary>
internal sealed record HandleUse
{
    public required TraceName Ddi { get; init; }

    /// <summary>Position of the argument.</summary>
    public required int Argument { get; init; }

    public required TraceHandle Handle { get; init; }

    public required OwnedRule? WrongKind { get; init; }

    public required OwnedRule? Released { get; init; }

    public required OwnedRule? Null { get; init; }

    /// <summary>Each rule once.</summary>
    public IEnumerable<OwnedRule> Rules => new[] { WrongKind, Released, Null }.OfType<OwnedRule>().Distinct();
}
