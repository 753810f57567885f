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
    public bool HasThreads(string driver) => _plugin!.ThreadsOf(driver).Mark.HasRunApart || HasLeft(driver);

    /// <summary>True once something that the driver started went on after its end.</summary>
    public bool HasLeft(string driver) => _plugin!.ThreadsOf(driver).WasLeft;

    /// <summary>Makes what takes long and can be made before there is a plugin.</summary>
    public void Prepare()
    {
        ScenarioRunOptions options = new();
        ScenarioOutcome outcome = ScenarioRunner.Run(
            _scenarios.Value.Values.First(), () => new RefusingDriver(), options);
        _ = WorkerRun.Of(OutcomeReader.Read(outcome, options, readsTraffic: false));
        outcome.Trace.Free();
    }

    public void Open(PluginManifest manifest)
    {
        _plugin = Plugin.Open(manifest, new McMasterPluginLoader(neverUnloads: true));
        _folder = new PluginFolder(Path.GetDirectoryName(_plugin.Manifest.MainAssembly)!);
        _executor = new InProcessExecutor(_plugin, _scenarios.Value);
    }
}
