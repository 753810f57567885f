using System.Text.Json;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Finds and reads <c>.ndis-conformance.json</c>.</summary>
public static class ConfigurationReader
{
    /// <summary>The most bytes that a file may have: far more than a waiver for each rule takes.</summary>
    public const long LongestFile = 1L << 20;

    /// <summary>The member that has the waivers.</summary>
    public const string Waivers = "waivers";

    private const string Form = "The file may have plugin, snapshots, options {command: {option: value}} and waivers "
        + "[{rule, scenario, driver, fingerprint, reason, owner, until}].";

    private const string Plugin = "plugin";
    private const string Snapshots = "snapshots";

    // Editors read there how the file is to look.
    private const string Schema = "$schema";

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

    /// <summary>What a text says that stands in a file, or is to stand there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ConfigurationException">It cannot be understood.</exception>
    public static ToolConfiguration Parse(string file, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return Configuration(
                Path.GetDirectoryName(Path.GetFullPath(file))!,
                new ConfigurationObject(
                    document.RootElement,
                    "the configuration",
                    Plugin, Snapshots, ConfiguredOptions.Name, Waivers, Schema));
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

    private static ToolConfiguration Read(string file) => Parse(file, TextOf(file));

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
        Plugin = document.PathOf(Plugin) is { } plugin ? PluginIn(folder, plugin) : null,
        Snapshots = document.PathOf(Snapshots) is { } snapshots ? Path.GetFullPath(snapshots, folder) : null,
        Options = document.Element(ConfiguredOptions.Name) is { } options
            ? ConfiguredOptions.Read(options)
            : ConfiguredOptions.None,
        Waivers = WaiversOf(document.Objects(Waivers, [.. WaiverTexts.Names])),
    };

    /// <summary>The plugin that a configuration in this folder means: a name, or a full path.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="plugin">
    /// What stands there: a name without a separator is one of the plugins beside the tool, unless such a path exists.
    /// </param>
    public static string PluginIn(string folder, string plugin)
    {
        string path = Path.GetFullPath(plugin, folder);
        bool isName = plugin.IndexOfAny(['/', '\\']) < 0 && !File.Exists(path) && !Directory.Exists(path);
        return isName ? plugin : path;
    }

    private static List<Waiver> WaiversOf(IReadOnlyList<ConfigurationObject> objects)
    {
        List<Waiver> waivers = [];
        foreach (ConfigurationObject item in objects)
        {
            Waiver waiver = new WaiverTexts(item.Text, item.Fault).ReadWaiver();
            int same = waivers.FindIndex(earlier => earlier.Scope.IsSame(waiver.Scope));
            if (same >= 0)
            {
                throw new ConfigurationException(
                    $"{Waivers}[{same}] and {Waivers}[{waivers.Count}] are both {waiver}; leave one out, or give one "
                    + "of them a scenario, a driver or a fingerprint");
            }

            waivers.Add(waiver);
        }

        return waivers;
    }
}
