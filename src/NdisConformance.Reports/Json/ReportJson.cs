using System.Text.Json;
using System.Text.Json.Serialization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Writes documents without reflection.</summary>
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(SelftestDocument))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(AcceptDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(RuleDescriptionDocument))]
[JsonSerializable(typeof(IReadOnlyList<RuleDescriptionDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ScenarioListing>))]
[JsonSerializable(typeof(IReadOnlyList<PluginListing>))]
[JsonSerializable(typeof(IReadOnlyList<ProfileListing>))]
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    NewLine = "\n",
    GenerationMode = JsonSourceGenerationMode.Default)]
internal sealed partial class ReportJson : JsonSerializerContext;
