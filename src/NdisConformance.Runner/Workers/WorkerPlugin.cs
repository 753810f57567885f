using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>The plugin of a worker.</summary>
internal sealed class WorkerPlugin(Func<IReadOnlyList<Scenario>> catalogue)
{
    private readonly Lazy<Dictionary<string, Scenario>> _scenarios =
        new(() => catalogue().ToDictionary(scenario => scenario.Id, StringComparer.Ordinal));

    private Plugin? _plugin;
    private InProcessExecutor? _executor;
    private PluginFolder? _folder;

    public InProcessExecutor Executor => _executor ?? throw new InvalidOperationException("no plugin is open");

    /// <summary>Where the plugin lies.</summary>
    public PluginFolder Folder => _folder ?? throw new InvalidOperationException("no plugin is open");

    /// <summary>True once the driver ran something on a thread of its own.</summary>
    public bool HasThreads(string driver) => _plugin!.ThreadsOf(driver).Mark.HasRunApart;

    public void Open(string path)
    {
        _plugin = Plugin.Open(path, new McMasterPluginLoader(neverUnloads: true));
        _folder = new PluginFolder(Path.GetDirectoryName(_plugin.Manifest.MainAssembly)!);
        _executor = new InProcessExecutor(_plugin, _scenarios.Value);
    }
}
