using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>compare runs|snapshots|plugins A B</c></summary>
internal sealed class CompareCommand(
    PluginComparison comparison,
    PluginLocator plugins,
    ReportFormats formats,
    Interruption interruption,
    Output output) : ICommandSource
{
    private readonly Argument<string> _left = SharedOptions.Side("A", "the old side");
    private readonly Argument<string> _right = SharedOptions.Side("B", "the new side");
    private readonly FormatOption<Comparison> _format = new(formats);
    private readonly FormatOption<RunComparison> _formatOfRuns = new(formats);
    private readonly Option<bool> _verbose = SharedOptions.Verbose();

    private readonly Option<bool> _received = new("--received")
    {
        Description = "take received snapshots before accepted ones",
    };

    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();

    public Command Create()
    {
        Command runs = new(
            "runs", "Compare the results of two runs, as `run --report json=FILE` writes them: what is new, and fixed.")
        {
            _left, _right, _verbose, _formatOfRuns.Option,
        };
        runs.SetAction(parsed => output.Report(
            _formatOfRuns.Of(parsed),
            () => CompareRuns(parsed.GetRequiredValue(_left), parsed.GetRequiredValue(_right)),
            result => result.ExitCode,
            ReportStyle.Usual with { IsVerbose = parsed.GetValue(_verbose) }));
        Command snapshots = new("snapshots", "Compare two snapshot files, or all accepted snapshots in two folders.")
        {
            _left, _right, _received, _format.Option,
        };
        snapshots.SetAction(parsed => Report(parsed, () => CompareSnapshots(parsed)));
        Command both = new(
            "plugins",
            "Run two plugins and compare their traces. Give --driver twice to choose a driver of A and one of B.")
        {
            _left, _right, _scenario, _exclude, _driver, _format.Option,
        };
        both.SetAction(parsed => Report(parsed, () => ComparePlugins(parsed)));
        return new Command("compare", "Compare runs, or traces, and describe the differences in words.")
        {
            runs, snapshots, both,
        };
    }

    private static RunComparison CompareRuns(string a, string b)
        => ResultFile.Read(a, before => ResultFile.Read(b, after => RunComparisonFold.Of(a, before, b, after)));

    private Comparison CompareSnapshots(ParseResult parsed)
    {
        Comparison result = SnapshotComparison.Compare(
            parsed.GetRequiredValue(_left), parsed.GetRequiredValue(_right), parsed.GetValue(_received));
        return result.Pairs.Count > 0 ? result : throw new NothingMatchedException(
            "neither folder has an accepted snapshot, as NAME.verified.txt; give others, or --received for those that "
            + "a run received");
    }

    private Comparison ComparePlugins(ParseResult parsed)
    {
        string[] drivers = parsed.GetValue(_driver) ?? [];
        return comparison.Compare(
            plugins.Find(parsed.GetRequiredValue(_left)),
            plugins.Find(parsed.GetRequiredValue(_right)),
            drivers.FirstOrDefault(),
            drivers.LastOrDefault(),
            SharedOptions.Selection(parsed, _scenario, _exclude),
            interruption.Token);
    }

    private int Report(ParseResult parsed, Func<Comparison> compare)
        => output.Report(_format.Of(parsed), compare, result => result.ExitCode);
}
