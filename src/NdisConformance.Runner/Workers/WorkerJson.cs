using System.Text.Json.Serialization;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>What stands in few lines between the tool and its workers.</summary>
[JsonSerializable(typeof(ScenarioRunDocument))]
[JsonSerializable(typeof(IReadOnlyList<TraceLine>))]
[JsonSerializable(typeof(PluginIsolation))]
[JsonSerializable(typeof(LoadFailure))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Default)]
internal sealed partial class WorkerJson : JsonSerializerContext;
