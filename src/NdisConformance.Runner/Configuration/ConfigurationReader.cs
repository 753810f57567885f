using System.Globalization;
using System.Text.Json;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Runner;

/// <summary>Finds and reads <c>.ndis-conformance.json</c>.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads the nearest file in this folder or above.</summary>
    /// <exception cref="ConfigurationException">There is one, and it cannot be understood.</exception>
    public static ToolConfiguration FindUpwards(string folder)
    {
        for (DirectoryInfo? current = new(folder); current is not null; current = current.Parent)
        {
            string file = Path.Combine(current.FullName, ToolConfiguration.FileName);
            if (File.Exists(file))
            {
                return Read(file);
            }
        }

        return ToolConfiguration.None;
    }

    private static ToolConfiguration Read(string file)
    {
        ConfigurationDocument document;
        try
        {
            document = JsonSerializer.Deserialize(
                File.ReadAllText(file), ConfigurationJson.Default.ConfigurationDocument) ?? new ConfigurationDocument();
        }
        catch (JsonException exception)
        {
            throw new ConfigurationException(
                $"{file} cannot be read: {exception.Message} It may have plugin, snapshots and waivers "
                + "[{rule, reason, until}].");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return new ToolConfiguration
        {
            Folder = folder,
            Plugin = PluginIn(folder, document.Plugin),
            Snapshots = document.Snapshots is null ? null : Path.GetFullPath(document.Snapshots, folder),
            Waivers = [.. (document.Waivers ?? []).Select(waiver => Waiver(file, waiver))],
        };
    }

    // A name without a separator is one of the plugins beside the tool, unless such a path exists.
    private static string? PluginIn(string folder, string? plugin)
    {
        if (plugin is null)
        {
            return null;
        }

        string path = Path.GetFullPath(plugin, folder);
        bool isName = plugin.IndexOfAny(['/', '\\']) < 0 && !File.Exists(path) && !Directory.Exists(path);
        return isName ? plugin : path;
    }

    private static Waiver Waiver(string file, ConfigurationDocument.WaiverDocument waiver)
    {
        RuleDescriptor rule = RuleCatalogue.Find(waiver.Rule) ?? throw new ConfigurationException(
            $"{file}: there is no rule {waiver.Rule} that miniports are judged by; the nearest are "
            + $"{string.Join(", ", NearestIds.Of(waiver.Rule, RuleCatalogue.All.Select(known => known.Id)))}");
        return new Waiver(rule.Id, waiver.Reason, Day(file, waiver.Until));
    }

    private static DateOnly? Day(string file, string? text)
        => text is null ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new ConfigurationException($"{file}: until is a day as 2026-12-31, and not '{text}'");
}
