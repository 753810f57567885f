namespace NdisConformance.Reports;

/// <summary>A format that writes this kind of result as bytes, which are no text.</summary>
/// <typeparam name="T">The kind of result.</typeparam>
public interface IBinaryReportOf<in T> : IReportFormat
{
    void Write(Stream output, T result);
}
