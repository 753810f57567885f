using System.Text.Json;
using System.Text.Json.Serialization;

namespace NdisConformance.Reports;

/// <summary>Writes the data of a page without reflection. The usual encoder leaves no markup in it.</summary>
[JsonSerializable(typeof(PageDocument))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Default)]
internal sealed partial class PageJson : JsonSerializerContext;
