using System.Text.Json;
using System.Text.Json.Serialization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Writes the documents that are not results of a run, without reflection.</summary>
[JsonSerializable(typeof(SelftestDocument))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(RunComparisonDocument))]
[JsonSerializable(typeof(AcceptDocument))]
[JsonSerializable(typeof(PreviewDocument))]
[JsonSerializable(typeof(WaiversDocument))]
[JsonSerializable(typeof(ConfigurationDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(RulePageDocument))]
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
