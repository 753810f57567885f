using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>Lists and explanations for people.</summary>
public static class ListText
{
    public static void Write(TextWriter output, IReadOnlyList<ScenarioListing> scenarios)
    {
        foreach (IGrouping<string, ScenarioListing> group in scenarios.GroupBy(scenario => scenario.Group))
        {
            output.WriteLine(group.Key);
            int width = group.Max(scenario => scenario.Id.Length);
            foreach (ScenarioListing scenario in group)
            {
                output.WriteLine($"  {scenario.Id.PadRight(width)}  {scenario.Title}");
            }
        }
    }

    public static void Write(TextWriter output, IReadOnlyList<RuleListing> rules)
    {
        int width = rules.Count == 0 ? 0 : rules.Max(listing => listing.Rule.Id.Length);
        foreach (RuleListing listing in rules)
        {
            RuleDescriptor rule = listing.Rule;
            string host = rule.Who == RuleParty.Host ? " (host)" : string.Empty;
            output.WriteLine($"{rule.Id.PadRight(width)}  {FindingText.Level(rule.Level),-10}  {rule.Title}{host}"
                + NotImplemented(listing));
        }
    }

    public static void Write(TextWriter output, IReadOnlyList<ProfileListing> profiles)
    {
        foreach (ProfileListing profile in profiles)
        {
            output.WriteLine(profile.Name + (profile.IsOrdinary ? " (the ordinary one)" : string.Empty));
        }
    }

    public static void Write(TextWriter output, IReadOnlyList<PluginListing> plugins)
    {
        foreach (PluginListing plugin in plugins)
        {
            output.WriteLine(plugin.Name);
            foreach (string driver in plugin.Drivers)
            {
                output.WriteLine($"  {driver}");
            }
        }
    }

    /// <summary>A rule on a page of its own.</summary>
    public static void Explain(TextWriter output, RuleListing listing, IReadOnlyList<ScenarioListing> scenarios)
    {
        RuleDescriptor rule = listing.Rule;
        string kind = rule.IsRobustness ? " (robustness: outside the verdict)"
            : rule.IsPerformance ? " (performance)"
            : string.Empty;
        output.WriteLine($"{rule.Id}  {FindingText.Level(rule.Level)}{kind}");
        output.WriteLine(rule.Title);
        output.WriteLine();
        output.WriteLine(rule.Requirement);
        output.WriteLine();
        string obliged = rule.Who == RuleParty.Host ? "NDIS (a duty of the harness)" : "the miniport";
        output.WriteLine($"obliged      {obliged}");
        output.WriteLine($"source       {rule.Source} ({rule.SourcePage})");
        output.WriteLine($"windows      {rule.WindowsEquivalent}");
        if (listing.Reason is { } reason)
        {
            output.WriteLine($"status       {KebabCase.Of(listing.Disposition)}: {reason}");
        }

        if (rule.Preconditions.Count > 0)
        {
            output.WriteLine($"applies to   drivers that call {string.Join(" or ", rule.Preconditions)}");
        }

        if (rule.Occasion is { } occasion)
        {
            output.WriteLine($"met only by  {occasion.Reason}");
            if (occasion.Driver is not null)
            {
                output.WriteLine($"             as the conforming miniport '{occasion.Driver}' does");
            }
        }

        output.WriteLine("exercised by "
            + (scenarios.Count == 0 ? "no scenario names it" : string.Join(", ", scenarios.Select(item => item.Id))));
    }

    private static string NotImplemented(RuleListing listing)
        => listing.Reason is null ? string.Empty : $" [{KebabCase.Of(listing.Disposition)}: {listing.Reason}]";
}
