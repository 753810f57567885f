using NdisConformance.Reports;

namespace NdisConformance.Tests.Reports;

/// <summary>A report as a string.</summary>
internal static class Report
{
    public static string Of<T>(IReportOf<T> format, T result, ReportStyle? style = null)
    {
        using StringWriter output = new() { NewLine = "\n" };
        format.Write(output, result, style ?? ReportStyle.Usual);
        return output.ToString();
    }
}
