using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// A trace as JSON lines: a first line about the run, a line for each event, a last line with their number.
/// <c>check</c> reads it. The schema of a line is <c>trace-line</c> of <see cref="JsonSchemas"/>.
/// </summary>
public sealed class JsonLinesFormat : IReportOf<RunTrace>
{
    public string Name => "jsonl";

    public string Description => "a line of JSON for each event, for `check`";

    public bool IsDocument => true;

    public void Write(TextWriter output, RunTrace result, ReportStyle style)
    {
        output.Write(ResultJson.Write(TraceHeaderDocument.Of(result)) + "\n");
        foreach (TraceLine line in result.Lines)
        {
            output.Write(ResultJson.Write(line) + "\n");
        }

        output.Write(ResultJson.Write(TraceEndDocument.Of(result)) + "\n");
    }
}
