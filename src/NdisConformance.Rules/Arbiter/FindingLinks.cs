namespace NdisConformance.Rules;

/// <summary>A checker says this of a finding besides its text. The arbiter goes by it.</summary>
internal readonly struct FindingLinks
{
    /// <summary>
    /// The finding spoils these besides its object. Other findings about them may be consequences.
    /// </summary>
    public Subject[]? Spoils { get; init; }

    /// <summary>
    /// The finding depends on these besides its object. If one of them, or its owner, was spoiled, the finding may be a
    /// consequence.
    /// </summary>
    public Subject[]? Within { get; init; }

    /// <summary>True to count an evaluation of the rule, if the finding is no consequence.</summary>
    public bool IsEvaluation { get; init; }
}
