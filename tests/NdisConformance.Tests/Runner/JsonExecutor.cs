using System.Text.Json;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Passes each request and each answer on as JSON, as a worker process does.</summary>
internal sealed class JsonExecutor(IScenarioExecutor inner) : IScenarioExecutor
{
    public PluginManifest Manifest => inner.Manifest;

    public ExecutedScenario Run(ScenarioRequest request)
    {
        ExecutedScenario executed = inner.Run(
            JsonSerializer.Deserialize<ScenarioRequest>(JsonSerializer.Serialize(request))!);
        ScenarioRunDocument document = ScenarioRunDocument.Of(executed.Run, DocumentKind.Record);
        ScenarioRunDocument answer = ResultJson.ReadScenarioRun(ResultJson.Write(document with
        {
            Detail = document.Detail! with { Trace = executed.Snapshot },
        }));
        return new ExecutedScenario { Run = answer.ToResult(), Snapshot = answer.Detail!.Trace! };
    }

    public void Dispose() => inner.Dispose();
}
