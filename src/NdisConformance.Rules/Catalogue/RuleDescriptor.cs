using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What a rule says, who says so, and what Windows does where it is broken.</summary>
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
    public required string SourcePage { get; init; }

    /// <summary>Bug check (<c>0xE6/06</c>), verifier rule (<c>SDV:Irql_SendRcv_Function</c>) or <c>none</c>.</summary>
    public required string WindowsEquivalent { get; init; }

    /// <summary>What Windows does, in words.</summary>
    public string WindowsInWords => WindowsText.Of(WindowsEquivalent);

    /// <summary>What goes wrong on Windows where it is broken.</summary>
    public string Why => Consequences.Of(this);

    /// <summary>
    /// DDI functions of which at least one must have been called in a run for the rule to be applicable. Empty: it
    /// always is.
    /// </summary>
    public IReadOnlyList<TraceName> Preconditions { get; init; } = [];

    /// <summary>What a driver must do for the rule to apply to it; null if the rule applies to every driver.</summary>
    public RuleOccasion? Occasion => Occasions.Of(Id);

    /// <summary>Where it is exercised and a breach may go unseen; null if nowhere.</summary>
    public RuleBlindSpot? BlindSpot => BlindSpots.Of(Id);

    /// <summary>The ID without its number, as <c>SGDMA-FREE</c>.</summary>
    public string Area => Id[..Id.LastIndexOf('-')];

    /// <summary>True if breaking it is a violation, false if it yields advice.</summary>
    public bool IsBinding => Level is RuleLevel.Must or RuleLevel.MustNot;
}
