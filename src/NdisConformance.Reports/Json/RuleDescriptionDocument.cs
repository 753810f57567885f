using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>A rule, and whether this harness checks it.</summary>
internal record RuleDescriptionDocument
{
    public RuleDescriptionDocument(RuleListing listing)
    {
        RuleDescriptor rule = listing.Rule;
        Id = rule.Id;
        Level = KebabCase.Of(rule.Level);
        Who = KebabCase.Of(rule.Who);
        Disposition = KebabCase.Of(listing.Disposition);
        Reason = listing.Reason;
        Performance = rule.IsPerformance;
        Robustness = rule.IsRobustness;
        Title = rule.Title;
        Requirement = rule.Requirement;
        Source = rule.Source;
        SourcePage = rule.SourcePage;
        WindowsEquivalent = rule.WindowsEquivalent;
        Preconditions = [.. rule.Preconditions.Select(name => name.ToString())];
        Occasion = rule.AppliesTo;
    }

    public string Id { get; }

    public string Level { get; }

    public string Who { get; }

    public string Disposition { get; }

    public string? Reason { get; }

    public bool Performance { get; }

    public bool Robustness { get; }

    public string Title { get; }

    public string Requirement { get; }

    public string Source { get; }

    public string SourcePage { get; }

    public string WindowsEquivalent { get; }

    public IReadOnlyList<string> Preconditions { get; }

    public string? Occasion { get; }
}
