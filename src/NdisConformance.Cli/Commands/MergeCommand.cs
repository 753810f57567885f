using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>merge RECORD...</c></summary>
internal sealed class MergeCommand(
    IReadOnlyList<Scenario> catalogue, ReportFormats formats, Output output) : ICommandSource
{
    private readonly Argument<string[]> _records = new("records")
    {
        Description = "all shards of one run, as `run --shard I/N --report record=FILE` writes them",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly ResultOptions _options = new(formats, output);

    public Command Create()
    {
        Command command = new("merge", "Unite the shards of a run: the result is that of the whole run.")
        {
            _records,
        };
        _options.AddTo(command, parsed => Merge(parsed.GetRequiredValue(_records)));
        return command;
    }

    private RunReport Merge(IReadOnlyList<string> files)
    {
        List<(string File, RunResult Result)> shards =
            [.. files.Select(file => (file, ResultFile.Read(file, document => Record(file, document))))];
        return new RunReport(new ShardMerge(catalogue).Merge(shards)) { Waivers = shards[0].Result.Shard!.Waivers };
    }

    /// <summary>A report says too little to be folded again.</summary>
    private static RunResult Record(string file, RunDocument document) => document.Detail is null
        ? throw new ConfigurationException($"{Quoted.Path(file)} is a report of --format json, which has too little to "
            + "be merged; give files of `run --shard I/N --report record=FILE`")
        : document.ToResult(RuleCatalogue.All);
}
