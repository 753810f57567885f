using System.Text.Json;
using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>Reads and writes documents without reflection.</summary>
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(TraceDocument))]
[JsonSerializable(typeof(TraceHeaderDocument))]
[JsonSerializable(typeof(TraceEndDocument))]
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Default)]
internal sealed partial class ResultContext : JsonSerializerContext;
