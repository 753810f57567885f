using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Runs scenarios in processes of their own.</summary>
/// <param name="catalogue">The scenarios.</param>
/// <param name="settings">How workers are started and watched.</param>
public sealed class WorkerExecutorFactory(Func<IReadOnlyList<Scenario>> catalogue, WorkerSettings settings)
    : IScenarioExecutorFactory, IDisposable
{
    private readonly Lazy<Dictionary<string, Scenario>> _scenarios =
        new(() => catalogue().ToDictionary(scenario => scenario.Id, StringComparer.Ordinal));

    private WorkerProcess? _spare;

    /// <summary>How workers are started and watched that no plugin has yet.</summary>
    public WorkerSettings Settings { get; set; } = settings;

    /// <summary>Starts a worker beside what else is to be done before one is needed.</summary>
    public void Prepare() => Interlocked.Exchange(ref _spare, WorkerProcess.Start(Settings, Settings.Lanes))?.Dispose();

    public IScenarioExecutor Open(string path)
    {
        PluginManifest plugin = PluginScanner.Scan(path);
        WorkerProcess? spare = Interlocked.Exchange(ref _spare, null);
        if (Settings.Environment.Count > 0)
        {
            // The spare one started without these variables.
            spare?.Dispose();
            spare = null;
        }

        return new WorkerExecutor(plugin, _scenarios.Value, Settings, spare);
    }

    public void Dispose() => _spare?.Dispose();
}
