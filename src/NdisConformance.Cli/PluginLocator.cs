using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>The plugins that come with the tool, and what a user means by one.</summary>
internal sealed class PluginLocator(WorkerExecutorFactory workers)
{
    public const string Reference = "ReferenceMiniport";
    public const string Faulty = "FaultyMiniports";
    public const string Conforming = "ConformingMiniports";
    public const string Legacy = "LegacyMiniport";

    // A list does not wait long for a constructor that never ends.
    private static readonly WorkerLimits OfConstructors = new()
    {
        ProcessorTime = TimeSpan.FromSeconds(2),
        Silence = TimeSpan.FromSeconds(5),
    };

    private static readonly string Beside = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>A path as it stands, or the folder of a plugin beside the tool.</summary>
    public string Find(string plugin)
    {
        string name = Path.TrimEndingDirectorySeparator(plugin);
        bool isName = name.Length > 0 && name == Path.GetFileName(name);
        bool isPath = File.Exists(plugin) || Directory.Exists(plugin);
        string beside = Path.Combine(Beside, name);
        return isName && !isPath && Directory.Exists(beside) ? beside : plugin;
    }

    /// <summary>As a user names it: the opposite of <see cref="Find"/>.</summary>
    public string Named(string path)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        return path == Path.Combine(Beside, name) ? name : path;
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
        FullPath(left), FullPath(right), StringComparison.Ordinal);

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

    /// <summary>
    /// Plugins with their drivers: those that are named, or those beside the tool. Each is loaded in a process of its
    /// own; a listing says why one cannot be.
    /// </summary>
    public IReadOnlyList<PluginListing> List(IReadOnlyList<string> named)
    {
        workers.Settings = workers.Settings with { Limits = OfConstructors };
        PluginNames names = new();
        return [.. (named.Count > 0 ? named.Select(Find) : Bundled()).Select(path => List(path, names))];
    }

    private static IEnumerable<string> Bundled()
        => (Directory.Exists(Beside) ? Directory.EnumerateDirectories(Beside) : []).Order(StringComparer.Ordinal);

    private string FullPath(string plugin)
    {
        string path = Find(plugin);
        return path.Length == 0 || path.Contains('\0')
            ? path
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
    }

    private PluginListing List(string path, PluginNames names)
    {
        List<LoadFailure> failures = [];
        PluginListing nothing = new()
        {
            Name = string.Empty, Drivers = [], Ndis5Drivers = [], StaticState = string.Empty, LoadFailures = failures,
        };
        try
        {
            using IScenarioExecutor executor = workers.Open(path);
            names.Add(executor.Manifest);
            return Describe(executor, failures);
        }
        catch (PluginLoadException exception)
        {
            failures.Add(exception.ToResult());
            return nothing with { Name = exception.Plugin };
        }
    }

    private static PluginListing Describe(IScenarioExecutor executor, List<LoadFailure> failures)
    {
        PluginIsolation isolation = executor.Isolation;
        foreach (DriverDeclaration driver in executor.Manifest.Drivers)
        {
            try
            {
                executor.Check(driver.Name);
            }
            catch (PluginLoadException exception)
            {
                failures.Add(exception.ToResult());
            }
        }

        return new PluginListing
        {
            Name = executor.Manifest.Name,
            Drivers = [.. executor.Manifest.Drivers.Select(driver => driver.Name)],
            Ndis5Drivers =
            [
                .. executor.Manifest.Drivers
                    .Where(driver => driver.Generation == NdisGeneration.Ndis5)
                    .Select(driver => driver.Name),
            ],
            StaticState = isolation switch
            {
                { Kind: IsolationKind.Shared } => "no static state",
                { Kind: IsolationKind.Restored } =>
                    $"static state restored after each scenario: {isolation.RestoredFields} fields",
                _ => "loaded anew for each scenario, which is slow: " + DriverText.Escape(isolation.Reason),
            },
            LoadFailures = [.. failures.Distinct()],
        };
    }
}
