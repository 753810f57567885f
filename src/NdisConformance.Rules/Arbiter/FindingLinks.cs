namespace NdisConformance.Rules;

/// <summary>What a checker says of a finding besides its text, for the arbiter.</summary>
internal readonly struct FindingLinks
{
    /// <summary>
    /// What is spoiled besides the object of the finding. Later findings about it may be consequences.
    /// </summary>
    public Subject[]? Spoils { get; init; }

    /// <summary>
    /// What the finding depends on besides its object, and what that belongs to. If one of these was spoiled before,
    /// the finding may be a consequence.
    /// </summary>
    public Subject[]? Within { get; init; }

    /// <summary>True to count an evaluation of the rule, if the finding is no consequence.</summary>
    public bool IsEvaluation { get; init; }
}
