using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The plugins that come with the tool, and what a user means by one.</summary>
internal sealed class PluginLocator(IPluginLoader loader)
{
    public const string Reference = "ReferenceMiniport";
    public const string Faulty = "FaultyMiniports";
    public const string Conforming = "ConformingMiniports";
    public const string Legacy = "LegacyMiniport";

    private static readonly string Beside = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>A path as it stands, or the folder of a plugin beside the tool.</summary>
    /// <exception cref="PluginLoadException">What lies there cannot be a plugin.</exception>
    public string Find(string plugin)
    {
        if (Fault(plugin) is { } fault)
        {
            throw new PluginLoadException(
                LoadFailureKind.NotDotNet,
                Path.GetFileName(plugin),
                $"{Quoted.Path(plugin)} {fault}",
                "give the folder that the plugin's build writes, its .dll, or a name that `list plugins` shows");
        }

        string beside = Path.Combine(Beside, plugin);
        bool isPath = File.Exists(plugin) || Directory.Exists(plugin);
        return !isPath && Directory.Exists(beside) ? beside : plugin;
    }

    /// <summary>True if these plugins lie beside the tool.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!Directory.Exists(Path.Combine(Beside, name)))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsSame(string left, string right) => string.Equals(
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Find(left))),
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Find(right))),
        StringComparison.Ordinal);

    /// <summary>What the plugin is called; nothing of it is loaded.</summary>
    public string NameOf(string plugin)
    {
        try
        {
            return PluginScanner.Scan(Find(plugin)).Name;
        }
        catch (PluginLoadException)
        {
            // Its snapshots may still lie there under the name that was given.
            return Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(plugin));
        }
    }

    /// <summary>Plugins with their drivers: those that are named, or those beside the tool.</summary>
    /// <exception cref="PluginLoadException">One of them cannot be loaded.</exception>
    public IReadOnlyList<PluginListing> List(IReadOnlyList<string> named)
        => [.. (named.Count > 0 ? named.Select(Find) : Bundled()).Select(List)];

    // A pipe must not be opened: it may wait for ever. Like an empty file, it has no length.
    private static string? Fault(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                _ = Directory.EnumerateFiles(path).Any();
                return null;
            }

            FileInfo file = new(path);
            if (!InputFile.IsThere(path))
            {
                return null;
            }

            if ((file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length == 0)
            {
                return "is empty, or no ordinary file";
            }

            using FileStream stream = file.OpenRead();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {exception.Message.TrimEnd('.')}";
        }
    }

    private static IEnumerable<string> Bundled()
        => (Directory.Exists(Beside) ? Directory.EnumerateDirectories(Beside) : []).Order(StringComparer.Ordinal);

    private PluginListing List(string path)
    {
        using Plugin plugin = Plugin.Open(path, loader);
        return new PluginListing
        {
            Name = plugin.Manifest.Name,
            Drivers = [.. plugin.Manifest.Drivers.Select(driver => driver.Name)],
            Ndis5Drivers =
            [
                .. plugin.Manifest.Drivers
                    .Where(driver => driver.Generation == NdisGeneration.Ndis5)
                    .Select(driver => driver.Name),
            ],
            StaticState = plugin.Isolation switch
            {
                { Kind: IsolationKind.Shared } => "no static state",
                { Kind: IsolationKind.Restored } isolation =>
                    $"static state restored after each scenario: {isolation.RestoredFields} fields",
                { } isolation => "loaded anew for each scenario, which is slow: " + isolation.Reason,
            },
        };
    }
}
