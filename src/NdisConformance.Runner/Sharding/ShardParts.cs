using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>What must be the same in all shards of a run.</summary>
internal static class ShardParts
{
    /// <param name="plan">What is run.</param>
    /// <param name="scenarios">The scenarios that the plan chooses.</param>
    public static IReadOnlyDictionary<string, string> Of(RunPlan plan, IReadOnlyList<Scenario> scenarios)
    {
        SortedDictionary<string, string> parts = new(StringComparer.Ordinal)
        {
            ["advice counts"] = plan.Strict ? "yes" : "no",
            ["drivers"] = plan.Drivers.Count == 0 ? "all" : string.Join(", ", plan.Drivers),
            ["hosts"] = string.Join(", ", plan.Ndis.Select(version => version.Name)),
            ["limits"] = plan.Budget.ToString(),
            ["profiles"] = string.Join(", ", plan.Profiles.Select(profile => profile.Name)),
            ["scenarios"] = Hash(string.Join('\n', scenarios.Select(scenario => scenario.Id))),
            ["snapshots"] = plan.SnapshotFolder is null ? "not compared" : "compared",
            ["tool"] = typeof(ShardParts).Module.ModuleVersionId.ToString(),
            ["traffic"] = plan.Traffic is { } capture ? HashOf(capture) : "none",
            ["waivers"] = Hash(string.Join('\n', plan.Waivers.Select(
                waiver => $"{waiver}|{waiver.Reason}|{waiver.Owner}|{waiver.Until:O}"))),
        };
        for (int i = 0; i < plan.Plugins.Count; i++)
        {
            PluginFiles? files = PluginFilesReader.TryRead(plan.Plugins[i]);
            string name = string.Create(CultureInfo.InvariantCulture, $"plugin {i + 1}");
            parts[name] = files is null ? "unreadable" : $"{files.Plugin} {files.Hash[..12]}";
        }

        return parts;
    }

    private static string HashOf(string file)
    {
        using FileStream stream = RegularFile.Open(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }

    private static string Hash(string text)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
