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

    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();
    private readonly FormatOption<RunReport> _format = new(formats);

    public Command Create()
    {
        Command command = new("check", "Judge a recorded trace by the rules, without the driver that made it.")
        {
            _trace, _quiet, _verbose, _format.Option,
        };
        command.SetAction(parsed => output.Report(
            _format.Of(parsed),
            () => Check(parsed.GetRequiredValue(_trace)),
            report => report.Result.ExitCode,
            Terminal.Style(parsed.GetValue(_verbose), parsed.GetValue(_quiet))));
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
