using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>run [plugin...]</c></summary>
internal sealed class RunCommand(
    ConformanceRunner runner, PluginLocator plugins, Interruption interruption, Output output) : ICommandSource
{
    private readonly Argument<string[]> _plugins = SharedOptions.Plugins(
        "folders or .dll files of plugins, or names that `list plugins` shows; without any, the plugin that "
        + ".ndis-conformance.json names, else the reference miniport");

    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();
    private readonly Option<string[]> _profile = SharedOptions.Profile();
    private readonly Option<string?> _snapshots = SharedOptions.Snapshots();
    private readonly Option<string> _format = SharedOptions.Format();

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "advice counts like a violation, and headers must be exactly those of the declared version",
    };

    private readonly Option<bool> _robustness = new("--robustness")
    {
        Description = "run as well what a driver meets only where NDIS leaves the documented contract; reported apart",
    };

    private readonly Option<bool> _inProcess = new("--in-process")
    {
        Description = "run the plugin in this process, for a debugger; for now it always does",
    };

    public Command Create()
    {
        Command command = new("run", "Run the conformance suite against plugins and compare their traces.")
        {
            _plugins, _scenario, _exclude, _driver, _profile, _robustness, _snapshots, _strict,
            _inProcess, _format,
        };
        command.SetAction(parsed => output.Guard(SharedOptions.IsJson(parsed, _format), () => Run(parsed)));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        bool json = SharedOptions.IsJson(parsed, _format);
        RunResult result = ProgressPresenter.Watch(
            output, json, everyScenario: true, observer => runner.Run(Plan(parsed), observer, interruption.Token));
        if (json)
        {
            output.Results.Write(JsonReport.Of(result));
        }
        else
        {
            RunText.Write(output.Results, result);
        }

        return result.ExitCode;
    }

    private RunPlan Plan(ParseResult parsed)
    {
        string[] given = parsed.GetValue(_plugins) ?? [];
        ToolConfiguration configuration = Configurations.For(given, plugins);
        string? snapshots = parsed.GetValue(_snapshots);
        return new RunPlan
        {
            Plugins = given.Length > 0
                ? [.. given.Select(plugins.Find)]
                : [plugins.Find(configuration.Plugin ?? PluginLocator.Reference)],
            Drivers = parsed.GetValue(_driver) ?? [],
            Scenarios = SharedOptions.Selection(parsed, _scenario, _exclude),
            Profiles = SharedOptions.Profiles(parsed, _profile),
            Robustness = parsed.GetValue(_robustness),
            SnapshotFolder = snapshots ?? configuration.Snapshots,
            Strict = parsed.GetValue(_strict),
            Waivers = configuration.Waivers,
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
        };
    }
}
