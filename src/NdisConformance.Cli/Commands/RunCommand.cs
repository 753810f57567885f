using System.CommandLine;
using System.Diagnostics;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>run [plugin...]</c></summary>
internal sealed class RunCommand(
    IReadOnlyList<Scenario> catalogue,
    WorkerExecutorFactory workers,
    InProcessExecutorFactory inProcess,
    PluginLocator plugins,
    ReportFormats formats,
    Interruption interruption,
    Output output) : ICommandSource
{
    /// <summary>Keeps the plugin in the tool's own process.</summary>
    public const string InProcess = "--in-process";

    private readonly Argument<string[]> _plugins = SharedOptions.Plugins(
        "plugins to run: folder, .dll, or a name from `list plugins`; without any, the plugin that "
        + ".ndis-conformance.json names, or else the reference miniport");

    private readonly Option<string[]> _scenario = SharedOptions.Scenario();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string[]> _driver = SharedOptions.Driver();
    private readonly Option<string[]> _profile = SharedOptions.Profile();
    private readonly Option<string[]> _ndis = SharedOptions.Ndis();
    private readonly Option<string?> _snapshots = SharedOptions.Snapshots();
    private readonly FormatOption<RunResult> _format = new(formats);

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "count advice as a violation, and require exactly the structure headers of the declared version",
    };

    private readonly Option<bool> _robustness = new("--robustness")
    {
        Description = "also run scenarios in which NDIS leaves its documented contract; they do not affect the verdict",
    };

    private readonly Option<bool> _inProcess = new(InProcess)
    {
        Description = "run the plugin in this process, for a debugger: what it does to its process it does to the tool",
    };

    private readonly Option<bool> _first = new("--first")
    {
        Description = "end with the first scenario that fails",
    };

    private readonly Option<string?> _sourceRoot = SharedOptions.Folder(
        "--source-root", "source files of the driver are named from this folder; the current one by default");

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "write all that is known: every finding and scenario, whole lines, and lists of rules",
    };

    private readonly WorkerOptions _worker = new();

    public Command Create()
    {
        Command command = new("run", "Run the conformance suite on plugins and compare their traces with snapshots.")
        {
            _plugins, _scenario, _exclude, _driver, _profile, _ndis, _robustness, _snapshots, _strict,
            _first, _inProcess, _sourceRoot, _verbose, _format.Option,
        };
        foreach (Option option in _worker.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed => output.Report(
            _format.Of(parsed),
            () => Run(parsed),
            result => result.ExitCode,
            Terminal.Style(parsed.GetValue(_verbose))));
        return command;
    }

    private RunResult Run(ParseResult parsed)
    {
        IReportOf<RunResult> format = _format.Of(parsed);
        RunPlan plan = Plan(parsed);
        using EarlyExit? guard = parsed.GetValue(_inProcess) ? new EarlyExit(output, interruption) : null;
        RunResult result = ProgressPresenter.Watch(
            output.ProgressOf(format),
            everyScenario: parsed.GetValue(_verbose),
            observer => Runner(parsed).Run(plan, observer, interruption.Token, interruption.Again));
        StateErrors(format, result);
        return result with
        {
            Drivers = [.. result.Drivers.Select(
                driver => driver with { Location = plugins.Named(driver.Location) })],
        };
    }

    private static bool IsUnreadable(SnapshotResult snapshot)
        => snapshot.Changes is [{ } change, ..]
            && change.StartsWith(SnapshotStore.Unreadable, StringComparison.Ordinal);

    private void StateErrors(IReportFormat format, RunResult result)
    {
        foreach (LoadFailure failure in result.LoadFailures)
        {
            output.ErrorOf(format, failure.Message, failure.Fix);
        }

        foreach (SnapshotResult snapshot in result.Scenarios.Select(scenario => scenario.Snapshot).Where(IsUnreadable))
        {
            output.ErrorOf(
                format, $"{snapshot.Path}: {snapshot.Changes[0]}", "restore the file, or accept the trace anew");
        }

        if (result.SnapshotFailure is { } trouble)
        {
            output.ErrorOf(format, trouble.Message, trouble.Fix);
        }

        if (result.ExitCode == ExitCode.NothingMatched)
        {
            output.Error("no chosen scenario is for the chosen drivers; see `list scenarios` and `list plugins`");
        }
    }

    private ConformanceRunner Runner(ParseResult parsed)
    {
        workers.Settings = _worker.Of(parsed, workers.Settings) with { IsDebugged = Debugger.IsAttached };
        return new ConformanceRunner(catalogue, parsed.GetValue(_inProcess) ? inProcess : workers);
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
            Ndis = VersionSelection.Of(parsed.GetValue(_ndis) ?? []),
            Robustness = parsed.GetValue(_robustness),
            SnapshotFolder = snapshots ?? configuration.Snapshots,
            Strict = parsed.GetValue(_strict),
            EndsAtFirstFailure = parsed.GetValue(_first),
            SourceRoot = parsed.GetValue(_sourceRoot) ?? Environment.CurrentDirectory,
            Budget = _worker.BudgetOf(parsed, parsed.GetValue(_inProcess) || Debugger.IsAttached),
            Waivers = configuration.Waivers,
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
        };
    }
}
