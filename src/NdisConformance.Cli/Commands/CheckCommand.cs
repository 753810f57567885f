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
    private readonly FormatOption<RunResult> _format = new(formats);

    public Command Create()
    {
        Command command = new("check", "Judge a recorded trace by the rules, without the driver that made it.")
        {
            _trace, _quiet, _verbose, _format.Option,
        };
        command.SetAction(parsed => output.Report(
            _format.Of(parsed),
            () => Check(parsed.GetRequiredValue(_trace)),
            result => result.ExitCode,
            Terminal.Style(parsed.GetValue(_verbose), parsed.GetValue(_quiet))));
        return command;
    }

    private RunResult Check(string path) => new TraceCheck(catalogue).Check(
        RecordedTraceReader.Read(path),
        Configurations.For([], plugins).Waivers,
        DateOnly.FromDateTime(DateTime.UtcNow));
}
