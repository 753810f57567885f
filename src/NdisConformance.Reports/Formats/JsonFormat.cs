using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>One JSON document. Each kind of document has a schema: <see cref="JsonSchemas"/>.</summary>
public sealed class JsonFormat :
    IReportOf<RunReport>,
    IReportOf<RunTrace>,
    IReportOf<RunPreview>,
    IReportOf<SelftestResult>,
    IReportOf<AcceptResult>,
    IReportOf<WaiverList>,
    IReportOf<ConfigurationListing>,
    IReportOf<RulePage>,
    IReportOf<Comparison>,
    IReportOf<RunComparison>,
    IReportOf<IReadOnlyList<ScenarioListing>>,
    IReportOf<IReadOnlyList<RuleListing>>,
    IReportOf<IReadOnlyList<ProfileListing>>,
    IReportOf<IReadOnlyList<PluginListing>>
{
    // Traces are full of characters that the default encoder would escape.
    private static readonly ReportJson Context = new(new JsonSerializerOptions(ReportJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public string Name => "json";

    public string Description => "one document";

    public bool IsDocument => true;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
        => output.Write(ResultJson.Write(RunDocument.Of(result.Result, DocumentKind.Report)));

    public void Write(TextWriter output, RunTrace result, ReportStyle style)
        => output.Write(ResultJson.Write(TraceDocument.Of(result)));

    public void Write(TextWriter output, RunPreview result, ReportStyle style)
        => Write(output, PreviewDocument.Of(result), Context.PreviewDocument);

    public void Write(TextWriter output, SelftestResult result, ReportStyle style)
        => Write(output, SelftestDocument.Of(result), Context.SelftestDocument);

    public void Write(TextWriter output, AcceptResult result, ReportStyle style)
        => Write(output, AcceptDocument.Of(result), Context.AcceptDocument);

    public void Write(TextWriter output, WaiverList result, ReportStyle style)
        => Write(output, WaiversDocument.Of(result), Context.WaiversDocument);

    public void Write(TextWriter output, ConfigurationListing result, ReportStyle style)
        => Write(output, ConfigurationDocument.Of(result), Context.ConfigurationDocument);

    public void Write(TextWriter output, RulePage result, ReportStyle style)
        => Write(output, new RulePageDocument(result), Context.RulePageDocument);

    public void Write(TextWriter output, Comparison result, ReportStyle style)
        => Write(output, ComparisonDocument.Of(result), Context.ComparisonDocument);

    public void Write(TextWriter output, RunComparison result, ReportStyle style)
        => Write(output, RunComparisonDocument.Of(result), Context.RunComparisonDocument);

    public void Write(TextWriter output, IReadOnlyList<ScenarioListing> result, ReportStyle style)
        => Write(output, result, Context.IReadOnlyListScenarioListing);

    public void Write(TextWriter output, IReadOnlyList<RuleListing> result, ReportStyle style) => Write(
        output,
        [.. result.Select(listing => new RuleDescriptionDocument(listing))],
        Context.IReadOnlyListRuleDescriptionDocument);

    public void Write(TextWriter output, IReadOnlyList<ProfileListing> result, ReportStyle style)
        => Write(output, result, Context.IReadOnlyListProfileListing);

    public void Write(TextWriter output, IReadOnlyList<PluginListing> result, ReportStyle style)
        => Write(output, result, Context.IReadOnlyListPluginListing);

    public void WriteError(TextWriter output, ExitCode exitCode, string message)
        => Write(output, ErrorDocument.Of(exitCode, message), Context.ErrorDocument);

    private static void Write<T>(TextWriter output, T document, JsonTypeInfo<T> type)
        => output.Write(JsonSerializer.Serialize(document, type) + "\n");
}
