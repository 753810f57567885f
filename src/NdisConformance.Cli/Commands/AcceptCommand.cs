using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>accept [plugin...]</c></summary>
internal sealed class AcceptCommand(PluginLocator plugins, ReportFormats formats, Output output) : ICommandSource
{
    private readonly Argument<string[]> _plugins = SharedOptions.Plugins(
        "plugins, by path or name, whose snapshots to accept; without any, all received snapshots");

    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();
    private readonly Option<string?> _snapshots = SharedOptions.Snapshots();
    private readonly FormatOption<AcceptResult> _format = new(formats);

    private readonly Option<bool> _force = new("--force")
    {
        Description = "also accept traces of runs that broke a rule or were not run to their end",
    };

    public Command Create()
    {
        Command command = new("accept", "Accept the traces of the last run as snapshots. Runs nothing.")
        {
            _plugins, _scenario, _exclude, _driver, _snapshots, _force, _format.Option,
        };
        command.SetAction(parsed => output.Report(
            _format.Of(parsed), () => Accept(parsed), result => result.ExitCode));
        return command;
    }

    private AcceptResult Accept(ParseResult parsed)
    {
        string[] given = parsed.GetValue(_plugins) ?? [];
        string folder = parsed.GetValue(_snapshots)
            ?? throw new ConfigurationException(
                "no snapshot folder is known; give --snapshots DIR, or name one in .ndis-conformance.json");
        HashSet<string> names = new(given.Select(plugins.NameOf), StringComparer.Ordinal);
        string[] drivers = parsed.GetValue(_driver) ?? [];
        Selection scenarios = SharedOptions.Selection(parsed, _scenario, _exclude);
        AcceptResult result = SnapshotAccepter.Accept(
            new SnapshotStore(folder),
            key => (names.Count == 0 || names.Contains(key.Plugin))
                && (drivers.Length == 0 || drivers.Contains(key.Driver, StringComparer.OrdinalIgnoreCase))
                && scenarios.Takes(key.Scenario),
            parsed.GetValue(_force));
        StateErrors(_format.Of(parsed), result, folder);
        return result;
    }

    private void StateErrors(IReportFormat format, AcceptResult result, string folder)
    {
        foreach (RefusedSnapshot damaged in result.Refused.Where(refused => refused.IsDamaged))
        {
            output.ErrorOf(format, $"{damaged.Path} is not acceptable: {damaged.Reasons[0]}");
        }

        if (result.ExitCode == ExitCode.NothingMatched)
        {
            output.Error($"no received trace in {Quoted.Path(folder)} is meant; `run` writes traces that differ, and "
                + "the arguments of accept say which are meant");
        }
    }
}
