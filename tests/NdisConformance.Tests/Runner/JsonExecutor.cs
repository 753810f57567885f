using System.Text.Json;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Passes each request and each answer on as JSON, as a worker process does.</summary>
internal sealed class JsonExecutor(IScenarioExecutor inner) : IScenarioExecutor
{
    public PluginManifest Manifest => inner.Manifest;

    public PluginIsolation Isolation => inner.Isolation;

    public void Check(string driver, CancellationToken cancellation = default) => inner.Check(driver, cancellation);

    public ExecutedScenario Run(ScenarioRequest request, CancellationToken cancellation = default)
    {
        ExecutedScenario executed = inner.Run(
            JsonSerializer.Deserialize<ScenarioRequest>(JsonSerializer.Serialize(request))!, cancellation);
        ScenarioRunDocument[] answers = [.. executed.Runs.Select(run => Send(run, executed.Snapshot))];
        return new ExecutedScenario
        {
            Runs = [.. answers.Select(answer => answer.ToResult())],
            Snapshot = answers[0].Detail!.Trace!,
            IsAccepted = executed.IsAccepted,
        };
    }

    private static ScenarioRunDocument Send(ScenarioRun run, string snapshot)
    {
        ScenarioRunDocument document = ScenarioRunDocument.Of(run, DocumentKind.Record);
        return ResultJson.ReadScenarioRun(ResultJson.Write(document with
        {
            Detail = document.Detail! with { Trace = snapshot },
        }));
    }

    public void Dispose() => inner.Dispose();
}
