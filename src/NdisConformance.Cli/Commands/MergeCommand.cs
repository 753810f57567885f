using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>merge RECORD...</c></summary>
internal sealed class MergeCommand(
    IReadOnlyList<Scenario> catalogue,
    PluginLocator plugins,
    ReportFormats formats,
    Output output) : ICommandSource
{
    private readonly Argument<string[]> _records = new("records")
    {
        Description = "all shards of one run, as `run --shard I/N --report record=FILE` writes them",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _quiet = SharedOptions.Quiet();
    private readonly Option<bool> _verbose = SharedOptions.Verbose();
    private readonly FormatOption<RunReport> _format = new(formats);

    public Command Create()
    {
        Command command = new("merge", "Unite the shards of a run: the result is that of the whole run.")
        {
            _records, _quiet, _verbose, _format.Option,
        };
        command.SetAction(parsed => output.Report(
            _format.Of(parsed),
            () => Merge(parsed.GetRequiredValue(_records)),
            report => report.Result.ExitCode,
            Terminal.Style(parsed.GetValue(_verbose), parsed.GetValue(_quiet))));
        return command;
    }

    private RunReport Merge(IReadOnlyList<string> files)
    {
        IReadOnlyList<Waiver> waivers = Configurations.For([], plugins).Waivers;
        RunResult result = new ShardMerge(catalogue, waivers, DateOnly.FromDateTime(DateTime.UtcNow)).Merge(
            [.. files.Select(file => (file, ResultFile.Read(file, document => Record(file, document))))]);
        return new RunReport(result) { Waivers = waivers };
    }

    /// <summary>A report says too little to be folded again.</summary>
    private static RunResult Record(string file, RunDocument document) => document.Detail is null
        ? throw new ConfigurationException($"{Quoted.Path(file)} is a report of --format json, which has too little to "
            + "be merged; give files of `run --shard I/N --report record=FILE`")
        : document.ToResult(RuleCatalogue.All);
}
