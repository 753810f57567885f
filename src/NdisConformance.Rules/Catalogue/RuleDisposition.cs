namespace NdisConformance.Rules;

/// <summary>What becomes of a rule in this harness.</summary>
public enum RuleDisposition
{
    /// <summary>
    /// A checker judges it; or, for a duty of the host, a test tells the host from a wrong one; or, for a permission, a
    /// conforming miniport makes use of it.
    /// </summary>
    Implemented,

    /// <summary>This harness cannot tell whether it is kept.</summary>
    NotVerified,

    /// <summary>Not done yet.</summary>
    Planned,
}
