using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// A rule: what it requires, the page that requires it, and what Windows does when it is broken. The descriptor of a
/// rule stands in the checker that reports it.
/// </summary>
public sealed record RuleDescriptor
{
    /// <summary>The stable ID, as <c>SGDMA-FREE-002</c>; never renumbered, never reused.</summary>
    public required string Id { get; init; }

    public required RuleLevel Level { get; init; }

    /// <summary>True for advice that costs speed only.</summary>
    public bool IsPerformance { get; init; }

    /// <summary>True for a rule that stands outside the verdict.</summary>
    public bool IsRobustness { get; init; }

    public RuleParty Who { get; init; } = RuleParty.Miniport;

    /// <summary>A few words for a list.</summary>
    public required string Title { get; init; }

    /// <summary>The duty, in one or two sentences.</summary>
    public required string Requirement { get; init; }

    /// <summary>The aliases of the pages that state it, as <c>FreeSG, SGC</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The path behind the first alias, in Microsoft's public documentation repositories.</summary>
    public string SourcePage => SourcePages.Link(Source);

    /// <summary>How the page differs from the rule, where it asks for less or says less; null elsewhere.</summary>
    public string? Page { get; init; }

    /// <summary>Bug check (<c>0xE6/06</c>), verifier rule (<c>SDV:Irql_SendRcv_Function</c>) or <c>none</c>.</summary>
    public string WindowsEquivalent { get; init; } = "none";

    /// <summary>What Windows does, in words.</summary>
    public string WindowsInWords => WindowsText.Of(WindowsEquivalent);

    /// <summary>
    /// The consequence on Windows of breaking the rule, in a sentence. A rule that names none has its group's.
    /// </summary>
    public string Why
    {
        get => (Level, Who) switch
        {
            (RuleLevel.May, RuleParty.Host) => "It is a permission: a driver has to live with either way.",
            (RuleLevel.May, _) => "It is a permission: a driver that makes use of it is as good as one that does not.",
            _ => field ?? RuleGroups.Of(Area).Consequence,
        };
        init;
    }

    /// <summary>
    /// DDI functions of which at least one must have been called in a run for the rule to be applicable. Empty: it
    /// always is.
    /// </summary>
    public IReadOnlyList<TraceName> Preconditions { get; init; } = [];

    /// <summary>
    /// What a driver must do for the rule to apply to it, where only some drivers do it; null if the rule applies to
    /// every driver. Such a rule that was not exercised is not applicable, which is no gap.
    /// </summary>
    public string? AppliesTo { get; init; }

    /// <summary>The ID without its number, as <c>SGDMA-FREE</c>.</summary>
    public string Area => Id[..Id.LastIndexOf('-')];

    /// <summary>True if breaking it is a violation, false if it yields advice.</summary>
    public bool IsBinding => Level is RuleLevel.Must or RuleLevel.MustNot;
}
