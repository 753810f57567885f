using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>The evidence for the rules of one group.</summary>
internal sealed record GroupEvidence
{
    /// <summary>Rules that a checker reports, as far as there is more to say than that.</summary>
    public IReadOnlyList<CheckedRule> Checked { get; init; } = [];

    /// <summary>
    /// Rules without a checker: duties of the host with their tests, permissions with the drivers that make use of
    /// them, and rules that are planned or cannot be verified, with the reason.
    /// </summary>
    public IReadOnlyList<RuleListing> Unchecked { get; init; } = [];
}
