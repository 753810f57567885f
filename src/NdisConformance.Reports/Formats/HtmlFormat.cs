using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>One HTML file to look at in a browser: results, sources and pictures of traces. It loads nothing.</summary>
public sealed class HtmlFormat : IReportOf<RunReport>, IReportOf<Comparison>, IReportOf<RunComparison>
{
    public string Name => "html";

    public string Description => "a page with pictures of the mistakes";

    public bool IsDocument => true;

    public ReportNeeds Needs => ReportNeeds.Traces | ReportNeeds.Neighbours | ReportNeeds.Sources;

    public void Write(TextWriter output, RunReport result, ReportStyle style) => HtmlPage.Write(output, result);

    public void Write(TextWriter output, Comparison result, ReportStyle style)
        => ComparisonPage.Write(output, result);

    public void Write(TextWriter output, RunComparison result, ReportStyle style)
        => ComparisonPage.Write(output, result);
}
