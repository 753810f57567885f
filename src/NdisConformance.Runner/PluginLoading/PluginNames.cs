namespace NdisConformance.Runner;

/// <summary>
/// The plugins of one command. Two of the same name could not be told apart in a report, and would write the same
/// snapshots.
/// </summary>
public sealed class PluginNames
{
    // Some file systems do not tell apart what differs in case only.
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="PluginLoadException">Another plugin of that name came before.</exception>
    public void Add(PluginManifest plugin)
    {
        if (_paths.TryAdd(plugin.Name, plugin.MainAssembly))
        {
            return;
        }

        string first = _paths[plugin.Name];
        throw string.Equals(first, plugin.MainAssembly, StringComparison.Ordinal)
            ? new PluginLoadException(
                LoadFailureKind.SameName,
                plugin.Name,
                $"{plugin.Name} is given twice; it counts once",
                "give each plugin once")
            : new PluginLoadException(
                LoadFailureKind.SameName,
                plugin.Name,
                $"two plugins are named {plugin.Name}, or differ in case only: {first} and {plugin.MainAssembly}; the "
                + "second one is left out",
                "give them in two commands, with a snapshot folder each, or set another <AssemblyName> in one project");
    }
}
