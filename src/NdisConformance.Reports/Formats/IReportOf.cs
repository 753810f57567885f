namespace NdisConformance.Reports;

/// <summary>A format that can write this kind of result.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
public interface IReportOf<in T> : IReportFormat
{
    void Write(TextWriter output, T result, ReportStyle style);
}
