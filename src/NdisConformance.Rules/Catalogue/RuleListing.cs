namespace NdisConformance.Rules;

/// <summary>A rule as lists show it.</summary>
/// <param name="Rule">What it says.</param>
/// <param name="Disposition">What becomes of it here.</param>
/// <param name="Reason">Why it is not implemented; null if it is.</param>
public sealed record RuleListing(RuleDescriptor Rule, RuleDisposition Disposition, string? Reason)
{
    /// <summary>
    /// For a duty of the host: the beginnings of the names of the tests that prove it, as <c>Class.Method</c>.
    /// </summary>
    public IReadOnlyList<string> Tests { get; init; } = [];

    /// <summary>For a permission: the conforming miniports that make use of it.</summary>
    public IReadOnlyList<string> Drivers { get; init; } = [];
}
