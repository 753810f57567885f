using System.Text.Json;
using System.Text.Json.Serialization;

namespace NdisConformance.Runner;

/// <summary>Reads the configuration without reflection.</summary>
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
