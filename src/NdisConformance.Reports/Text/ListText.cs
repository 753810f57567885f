using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>Lists as text.</summary>
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
            foreach (LoadFailure failure in plugin.LoadFailures)
            {
                FailureText.Write(output, failure.Message, failure.Fix);
            }

            if (plugin.Drivers.Count == 0)
            {
                continue;
            }

            output.WriteLine($"{plugin.Name} ({plugin.StaticState})");
            foreach (string driver in plugin.Drivers)
            {
                output.WriteLine($"  {driver}" + (plugin.Ndis5Drivers.Contains(driver) ? " (NDIS 5)" : string.Empty));
            }
        }
    }

    private static string NotImplemented(RuleListing listing)
        => listing.Reason is null ? string.Empty : $" [{KebabCase.Of(listing.Disposition)}: {listing.Reason}]";
}
