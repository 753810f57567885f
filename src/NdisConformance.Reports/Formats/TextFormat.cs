using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>Lines to read.</summary>
public sealed class TextFormat :
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
    public string Name => "text";

    public string Description => "lines to read";

    public bool IsDocument => false;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
        => RunText.Write(output, result.Result, style);

    public void Write(TextWriter output, RunTrace result, ReportStyle style)
        => TraceLinesText.Write(output, result, style);

    public void Write(TextWriter output, RunPreview result, ReportStyle style) => PreviewText.Write(output, result);

    public void Write(TextWriter output, SelftestResult result, ReportStyle style)
        => SelftestText.Write(output, result);

    public void Write(TextWriter output, AcceptResult result, ReportStyle style) => CompareText.Write(output, result);

    public void Write(TextWriter output, WaiverList result, ReportStyle style) => WaiverText.Write(output, result);

    public void Write(TextWriter output, ConfigurationListing result, ReportStyle style)
        => ConfigurationText.Write(output, result);

    public void Write(TextWriter output, RulePage result, ReportStyle style) => RulePageText.Write(output, result);

    public void Write(TextWriter output, Comparison result, ReportStyle style) => CompareText.Write(output, result);

    public void Write(TextWriter output, RunComparison result, ReportStyle style)
        => RunComparisonText.Write(output, result, style.IsVerbose);

    public void Write(TextWriter output, IReadOnlyList<ScenarioListing> result, ReportStyle style)
        => ListText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<RuleListing> result, ReportStyle style)
        => ListText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<ProfileListing> result, ReportStyle style)
        => ListText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<PluginListing> result, ReportStyle style)
        => ListText.Write(output, result);
}
