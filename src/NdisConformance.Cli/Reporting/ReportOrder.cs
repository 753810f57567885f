using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Cli;

/// <summary>A report that <c>--report</c> asks for.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Path">Where it goes: a full path, or <see cref="StandardOutput"/>.</param>
internal sealed record ReportOrder(IReportOf<RunReport> Format, string Path)
{
    /// <summary>The path that means standard output.</summary>
    public const string StandardOutput = "-";

    public bool IsFile => Path != StandardOutput;
}
