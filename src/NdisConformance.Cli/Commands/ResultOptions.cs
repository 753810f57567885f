using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Cli;

/// <summary>The options of a command that judges without a run, and writes one report.</summary>
/// <param name="formats">The formats of reports.</param>
/// <param name="output">Gets the report.</param>
internal sealed class ResultOptions(ReportFormats formats, Output output)
{
    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();
    private readonly FormatOption<RunReport> _format = new(formats);

    /// <summary>Adds the options to a command, which reports what it judges.</summary>
    public void AddTo(Command command, Func<ParseResult, RunReport> judge)
    {
        command.Add(_quiet);
        command.Add(_verbose);
        command.Add(_format.Option);
        command.SetAction(parsed => output.Report(
            _format.Of(parsed),
            () => judge(parsed),
            report => report.Result.ExitCode,
            Terminal.Style(parsed.GetValue(_verbose), parsed.GetValue(_quiet))));
    }
}
