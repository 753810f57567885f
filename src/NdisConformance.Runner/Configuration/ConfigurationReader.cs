using System.Globalization;
using System.Text.Json;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Runner;

/// <summary>Finds and reads <c>.ndis-conformance.json</c>.</summary>
public static class ConfigurationReader
{
    // Far more than a waiver for each rule takes.
    private const long LongestFile = 1L << 20;

    private const string Form = "The file may have plugin, snapshots and waivers [{rule, reason, until}].";

    private const string Plugin = "plugin";
    private const string Snapshots = "snapshots";
    private const string Waivers = "waivers";
    private const string Rule = "rule";
    private const string Reason = "reason";
    private const string Until = "until";

    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the nearest file in this folder or above.</summary>
    /// <exception cref="ConfigurationException">There is one, and it cannot be understood.</exception>
    public static ToolConfiguration FindUpwards(string folder)
    {
        for (DirectoryInfo? current = new(folder); current is not null; current = current.Parent)
        {
            string file = Path.Combine(current.FullName, ToolConfiguration.FileName);
            if (InputFile.IsThere(file))
            {
                return Read(file);
            }
        }

        return ToolConfiguration.None;
    }

    private static ToolConfiguration Read(string file)
    {
        string text = TextOf(file);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return Configuration(
                Path.GetDirectoryName(Path.GetFullPath(file))!,
                new ConfigurationObject(document.RootElement, "the configuration", Plugin, Snapshots, Waivers));
        }
        catch (JsonException exception)
        {
            throw new ConfigurationException(
                $"{file} cannot be read: line {(exception.LineNumber ?? 0) + 1} is no JSON ({Cause(exception)}). "
                + Form);
        }
        catch (InvalidOperationException)
        {
            // The parser takes such an escape; whoever asks for the text gets this.
            throw new ConfigurationException(
                $"{file} cannot be read: a text has half a character, as \\ud800; write the whole one. {Form}");
        }
        catch (ConfigurationException exception)
        {
            throw new ConfigurationException($"{file} cannot be read: {exception.Message}. {Form}");
        }
    }

    private static string TextOf(string file)
    {
        try
        {
            return InputFile.Read(file, LongestFile);
        }
        catch (ConfigurationException exception)
        {
            throw new ConfigurationException($"{exception.Message}. {Form}");
        }
    }

    private static string Cause(JsonException exception) => exception.Message.Split(". ")[0].TrimEnd('.');

    private static ToolConfiguration Configuration(string folder, ConfigurationObject document) => new()
    {
        Folder = folder,
        Plugin = PluginIn(folder, document.PathOf(Plugin)),
        Snapshots = document.PathOf(Snapshots) is { } snapshots ? Path.GetFullPath(snapshots, folder) : null,
        Waivers = WaiversOf(document.Objects(Waivers, Rule, Reason, Until)),
    };

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

    private static List<Waiver> WaiversOf(IReadOnlyList<ConfigurationObject> objects)
    {
        List<Waiver> waivers = [];
        foreach (ConfigurationObject waiver in objects)
        {
            string wanted = waiver.NeededText(Rule, "the ID of a rule");
            RuleDescriptor rule = RuleCatalogue.Find(wanted) ?? throw waiver.Fault(
                Rule,
                $"is wrong: there is no rule {Quoted.Of(wanted)} that miniports are judged by; the nearest are "
                + string.Join(", ", NearestIds.Of(wanted, RuleCatalogue.All.Select(known => known.Id))));
            if (waivers.Exists(earlier => earlier.Rule == rule.Id))
            {
                throw waiver.Fault(Rule, $"is {rule.Id} for the second time; give one waiver for each rule");
            }

            string reason = waiver.NeededText(Reason, "the reason why the rule may be broken");
            waivers.Add(new Waiver(rule.Id, reason, Day(waiver)));
        }

        return waivers;
    }

    private static DateOnly? Day(ConfigurationObject waiver)
    {
        string? text = waiver.Text(Until);
        return text is null ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw waiver.Fault(Until, $"is a day as 2026-12-31, and not {Quoted.Of(text)}");
    }
}
