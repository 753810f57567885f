using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>accept [plugin...]</c></summary>
internal sealed class AcceptCommand(PluginLocator plugins, Output output) : ICommandSource
{
    private readonly Argument<string[]> _plugins = SharedOptions.Plugins(
        "whose snapshots: plugins or their names; without any, all that were received");

    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();
    private readonly Option<string?> _snapshots = SharedOptions.Snapshots();
    private readonly Option<string> _format = SharedOptions.Format();

    private readonly Option<bool> _force = new("--force")
    {
        Description = "accept traces of runs that broke a rule too",
    };

    public Command Create()
    {
        Command command = new("accept", "Make the traces of the last run the accepted snapshots. Runs nothing.")
        {
            _plugins, _scenario, _exclude, _driver, _snapshots, _force, _format,
        };
        command.SetAction(parsed => output.Guard(SharedOptions.IsJson(parsed, _format), () => Accept(parsed)));
        return command;
    }

    private ExitCode Accept(ParseResult parsed)
    {
        string[] given = parsed.GetValue(_plugins) ?? [];
        string folder = parsed.GetValue(_snapshots)
            ?? Configurations.For(given, plugins).Snapshots
            ?? throw new ConfigurationException(
                "no snapshot folder is known: give --snapshots DIR, or name one in .ndis-conformance.json");
        HashSet<string> names = new(given.Select(plugins.NameOf), StringComparer.Ordinal);
        string[] drivers = parsed.GetValue(_driver) ?? [];
        Selection scenarios = SharedOptions.Selection(parsed, _scenario, _exclude);
        AcceptResult result = SnapshotAccepter.Accept(
            new SnapshotStore(folder),
            key => (names.Count == 0 || names.Contains(key.Plugin))
                && (drivers.Length == 0 || drivers.Contains(key.Driver, StringComparer.OrdinalIgnoreCase))
                && scenarios.Takes(key.Scenario),
            parsed.GetValue(_force));
        if (SharedOptions.IsJson(parsed, _format))
        {
            output.Results.Write(JsonReport.Of(result));
        }
        else
        {
            CompareText.Write(output.Results, result);
        }

        return result.ExitCode;
    }
}
