using System.Text.Json;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Passes each request and each answer on as JSON, as a worker process does.</summary>
internal sealed class JsonExecutor(IScenarioExecutor inner) : IScenarioExecutor
{
    public PluginManifest Manifest => inner.Manifest;

    public int Width => inner.Width;

    public PluginIsolation Isolation => inner.Isolation;

    public void Check(string driver, CancellationToken cancellation = default) => inner.Check(driver, cancellation);

    public ExecutedScenario Run(ScenarioRequest request, CancellationToken cancellation = default)
    {
        ExecutedScenario executed = inner.Run(
            JsonSerializer.Deserialize<ScenarioRequest>(JsonSerializer.Serialize(request))!, cancellation);
        return executed with { Runs = [.. executed.Runs.Select(Send)] };
    }

    private static ScenarioRun Send(ScenarioRun run)
        => ResultJson.ReadScenarioRun(ResultJson.Write(ScenarioRunDocument.Of(run, DocumentKind.Record))).ToResult();

    public IReadOnlyList<ScenarioRun> Locate(
        ScenarioRequest request, IReadOnlyList<ScenarioRun> runs, CancellationToken cancellation = default)
        => inner.Locate(request, runs, cancellation);

    public RunTrace? Trace(ScenarioRequest request, string variation, CancellationToken cancellation = default)
        => inner.Trace(request, variation, cancellation);

    public void Dispose() => inner.Dispose();
}
