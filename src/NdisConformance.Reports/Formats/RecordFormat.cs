using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The JSON document with all that was seen, from which the result can be folded again.</summary>
public sealed class RecordFormat : IReportOf<RunReport>
{
    public string Name => "record";

    public string Description => "JSON with everything, for merge";

    public bool IsDocument => true;

    public string Ending => "record.json";

    public void Write(TextWriter output, RunReport result, ReportStyle style)
        => output.Write(ResultJson.Write(RunDocument.Of(result.Result, DocumentKind.Record)));
}
