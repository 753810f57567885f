using System.Text.Json.Serialization;

namespace NdisConformance.Runner;

/// <summary>Lines between the tool and its workers.</summary>
[JsonSerializable(typeof(WorkerOrder))]
[JsonSerializable(typeof(WorkerAnswer))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Default)]
internal sealed partial class WorkerJson : JsonSerializerContext;
