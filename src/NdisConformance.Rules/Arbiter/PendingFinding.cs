namespace NdisConformance.Rules;

/// <summary>A finding of the event that is being judged.</summary>
internal sealed class PendingFinding(OwnedRule rule, Finding finding, FindingLinks links, int order)
{
    public OwnedRule Rule { get; } = rule;

    public Finding Finding { get; } = finding;

    public FindingLinks Links { get; } = links;

    /// <summary>Position among the reports of the event.</summary>
    public int Order { get; } = order;

    public int RuleIndex => Rule.Index;

    /// <summary>The subjects that it spoils, its own object included.</summary>
    public List<Subject> Spoils { get; } = [];

    /// <summary>The subjects that it may follow from: its own object and the owners of that.</summary>
    public List<Subject> Within { get; } = [];

    /// <summary>The finding of which it is a consequence; null if there is none.</summary>
    public Cause? Cause { get; set; }
}
