using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>Lines to read.</summary>
public sealed class TextFormat :
    IReportOf<RunResult>,
    IReportOf<SelftestResult>,
    IReportOf<AcceptResult>,
    IReportOf<RulePage>,
    IReportOf<Comparison>,
    IReportOf<IReadOnlyList<ScenarioListing>>,
    IReportOf<IReadOnlyList<RuleListing>>,
    IReportOf<IReadOnlyList<ProfileListing>>,
    IReportOf<IReadOnlyList<PluginListing>>
{
    public string Name => "text";

    public string Description => "lines to read";

    public bool IsDocument => false;

    public void Write(TextWriter output, RunResult result) => RunText.Write(output, result);

    public void Write(TextWriter output, SelftestResult result) => SelftestText.Write(output, result);

    public void Write(TextWriter output, AcceptResult result) => CompareText.Write(output, result);

    public void Write(TextWriter output, RulePage result) => RulePageText.Write(output, result);

    public void Write(TextWriter output, Comparison result) => CompareText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<ScenarioListing> result) => ListText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<RuleListing> result) => ListText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<ProfileListing> result) => ListText.Write(output, result);

    public void Write(TextWriter output, IReadOnlyList<PluginListing> result) => ListText.Write(output, result);
}
