using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>compare snapshots|plugins A B</c></summary>
internal sealed class CompareCommand(
    PluginComparison comparison, PluginLocator plugins, Interruption interruption, Output output) : ICommandSource
{
    private readonly Argument<string> _left = new("A") { Description = "the one that was there before" };
    private readonly Argument<string> _right = new("B") { Description = "the one to compare with it" };
    private readonly Option<string> _format = SharedOptions.Format();
    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();

    public Command Create()
    {
        Command snapshots = new("snapshots", "Compare two snapshot files, or all snapshots in two folders.")
        {
            _left, _right, _format,
        };
        snapshots.SetAction(parsed => Report(parsed, () => SnapshotComparison.Compare(
            parsed.GetRequiredValue(_left), parsed.GetRequiredValue(_right))));
        Command both = new("plugins", "Run two plugins and compare what they do. --driver twice: one of A, one of B.")
        {
            _left, _right, _scenario, _exclude, _driver, _format,
        };
        both.SetAction(parsed => Report(parsed, () => ComparePlugins(parsed)));
        return new Command("compare", "Say in words how traces differ.") { snapshots, both };
    }

    private IReadOnlyList<ComparedPair> ComparePlugins(ParseResult parsed)
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

    private int Report(ParseResult parsed, Func<IReadOnlyList<ComparedPair>> compare)
    {
        bool json = SharedOptions.IsJson(parsed, _format);
        return output.Guard(json, () =>
        {
            IReadOnlyList<ComparedPair> pairs = compare();
            if (json)
            {
                output.Results.Write(JsonReport.Of(pairs));
            }
            else
            {
                CompareText.Write(output.Results, pairs);
            }

            return ComparedPair.ExitCodeOf(pairs);
        });
    }
}
