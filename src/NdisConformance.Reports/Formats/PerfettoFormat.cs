using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// A trace in the Trace Event format, for ui.perfetto.dev and chrome://tracing: a lane for each processor and IRQL,
/// with calls and callbacks as spans and facts as instants, and the lives of objects as asynchronous spans.
/// </summary>
public sealed class PerfettoFormat : IReportOf<RunTrace>
{
    public string Name => "perfetto";

    public string Description => "for ui.perfetto.dev and chrome://tracing";

    public bool IsDocument => true;

    public string Ending => "perfetto.json";

    public void Write(TextWriter output, RunTrace result, ReportStyle style)
    {
        output.Write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
        output.Write(string.Join(",\n", new TraceEventWriter(result).Write()));
        output.Write("\n]}\n");
    }
}
