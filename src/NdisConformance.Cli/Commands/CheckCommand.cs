using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>check TRACE</c></summary>
internal sealed class CheckCommand(
    IReadOnlyList<Scenario> catalogue,
    PluginLocator plugins,
    ReportFormats formats,
    Output output) : ICommandSource
{
    private readonly Argument<string> _trace = SharedOptions.Side(
        "trace", "a trace that `trace SCENARIO --format jsonl` wrote, or trace.jsonl below `run --output DIR`");

    private readonly ResultOptions _options = new(formats, output);

    public Command Create()
    {
        Command command = new("check", "Judge a recorded trace by the rules, without the driver that made it.")
        {
            _trace,
        };
        _options.AddTo(command, parsed => Check(parsed.GetRequiredValue(_trace)));
        return command;
    }

    private RunReport Check(string path)
    {
        IReadOnlyList<Waiver> waivers = Configurations.For([], plugins).Waivers;
        RunResult result = new TraceCheck(catalogue).Check(
            RecordedTraceReader.Read(path), waivers, DateOnly.FromDateTime(DateTime.UtcNow));
        return new RunReport(result) { Waivers = waivers };
    }
}
