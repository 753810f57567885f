using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Cli;

/// <summary>All reports that a command line asks for.</summary>
/// <param name="Format">The one that <c>--format</c> names.</param>
/// <param name="Orders">Those of <c>--report</c>; at most one goes to standard output.</param>
internal sealed record ReportPlan(IReportOf<RunReport> Format, IReadOnlyList<ReportOrder> Orders)
{
    /// <summary>The one of <c>--report</c> that goes to standard output; null if none does.</summary>
    public IReportOf<RunReport>? Added => Orders.FirstOrDefault(order => !order.IsFile)?.Format;

    /// <summary>
    /// What standard output has. A document keeps it for itself; the report of <c>--format</c> then goes to standard
    /// error.
    /// </summary>
    public IReportOf<RunReport> OnOutput => Added is { IsDocument: true } document ? document : Format;

    public bool Needs(ReportNeeds need)
        => Orders.Select(order => order.Format).Append(Format).Any(format => format.Needs.HasFlag(need));
}
