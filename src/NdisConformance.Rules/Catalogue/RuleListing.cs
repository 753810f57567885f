namespace NdisConformance.Rules;

/// <summary>A rule and the evidence for it, as lists and pages show them.</summary>
public sealed record RuleListing
{
    public required RuleDescriptor Rule { get; init; }

    public required RuleDisposition Disposition { get; init; }

    /// <summary>Why the rule is not implemented; null if it is.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// For a duty of the host: the beginnings of the names of the tests that prove it, as <c>Class.Method</c>.
    /// </summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>For a permission: the conforming miniports that make use of it.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];

    /// <summary>The conforming miniport that the rule applies to where it does not apply to the reference.</summary>
    public string? KeptBy { get; init; }

    /// <summary>Where the rule is exercised and a violation may go unseen; null if nowhere.</summary>
    public RuleBlindSpot? BlindSpot { get; init; }
}
