using System.CommandLine;
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
    FailureMemory memory,
    ReportFormats formats,
    Interruption interruption,
    Output output) : ICommandSource
{
    private readonly RunOptions _options = new(plugins, memory, output);
    private readonly FormatOption<RunResult> _format = new(formats);

    public Command Create()
    {
        Command command = new("run", "Run the conformance suite on plugins and compare their traces with snapshots.")
        {
            _options.Plugins,
        };
        foreach (Option option in _options.All.Append(_format.Option))
        {
            command.Add(option);
        }

        command.SetAction(parsed => _options.IsDryRun(parsed)
            ? output.Report(_format.Of<RunPreview>(parsed), () => Preview(parsed), preview => preview.ExitCode)
            : output.Report(
                _format.Of(parsed),
                () => Run(parsed),
                result => result.ExitCode,
                Terminal.Style(_options.IsVerbose(parsed), _options.IsQuiet(parsed))));
        return command;
    }

    private RunPreview Preview(ParseResult parsed)
    {
        RunPreview preview = Runner(parsed).Preview(_options.Plan(parsed));
        StateErrors(_format.Of(parsed), preview.LoadFailures);
        return preview;
    }

    private RunResult Run(ParseResult parsed)
    {
        IReportOf<RunResult> format = _format.Of(parsed);
        RunPlan plan = _options.Plan(parsed);
        ArtifactFolder? artifacts = _options.OutputFolder(parsed) is { } folder ? ArtifactFolder.In(folder) : null;
        using EarlyExit? guard = _options.IsInProcess(parsed) ? new EarlyExit(output, interruption) : null;
        RunResult result = RepetitionFold.Of(Repetitions(parsed, plan, artifacts));
        StateErrors(format, result);
        Remember(plan, result);
        result = result with
        {
            Drivers = [.. result.Drivers.Select(
                driver => driver with { Location = plugins.Named(driver.Location) })],
        };
        artifacts?.Write(result, formats);
        if (artifacts is not null && format.IsDocument)
        {
            output.Messages.WriteLine($"artifacts: {artifacts.Location}");
        }

        return result with { Artifacts = artifacts?.Location };
    }

    private List<RunResult> Repetitions(ParseResult parsed, RunPlan plan, ArtifactFolder? artifacts)
    {
        List<RunResult> repetitions = [];
        ProgressDetail detail = _options.IsQuiet(parsed) ? ProgressDetail.None
            : _options.IsVerbose(parsed) ? ProgressDetail.Scenarios
            : ProgressDetail.Drivers;
        while (repetitions.Count < _options.Repetitions(parsed)
            && (repetitions.Count == 0 || !interruption.Token.IsCancellationRequested))
        {
            repetitions.Add(ProgressPresenter.Watch(
                output.ProgressOf(_format.Of(parsed)),
                detail,
                observer => Runner(parsed).Run(
                    // Once is enough.
                    plan with { KeepsTraces = plan.KeepsTraces && repetitions.Count == 0 },
                    artifacts?.Beside(observer) ?? observer,
                    interruption.Token,
                    interruption.Again)));
        }

        return repetitions;
    }

    /// <summary>A tool that cannot remember has judged all the same.</summary>
    private void Remember(RunPlan plan, RunResult result)
    {
        foreach (string path in plan.Plugins.Distinct(StringComparer.Ordinal))
        {
            try
            {
                memory.Update(path, [.. result.Drivers.Where(driver => driver.Location == path)]);
            }
            catch (Exception exception) when (exception is ConfigurationException or IOException)
            {
                output.Warning($"which scenarios failed is not remembered: {exception.Message}");
            }
        }
    }

    private static bool IsUnreadable(SnapshotResult snapshot)
        => snapshot.Changes is [{ } change, ..]
            && change.StartsWith(SnapshotStore.Unreadable, StringComparison.Ordinal);

    private void StateErrors(IReportFormat format, IReadOnlyList<LoadFailure> failures)
    {
        foreach (LoadFailure failure in failures)
        {
            output.ErrorOf(format, failure.Message, failure.Fix);
        }
    }

    private void StateErrors(IReportFormat format, RunResult result)
    {
        StateErrors(format, result.LoadFailures);
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
        workers.Settings = _options.Settings(parsed, workers.Settings);
        return new ConformanceRunner(catalogue, _options.IsInProcess(parsed) ? inProcess : workers);
    }
}
