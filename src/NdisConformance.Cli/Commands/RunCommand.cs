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
    private readonly RunOptions _options = new(plugins, memory, formats, output);

    public Command Create()
    {
        Command command = new("run", "Run the conformance suite on plugins and compare their traces with snapshots.")
        {
            _options.Plugins,
        };
        foreach (Option option in _options.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed => _options.IsDryRun(parsed)
            ? output.Report(_options.PreviewFormat(parsed), () => Preview(parsed), preview => preview.ExitCode)
            : Run(parsed, _options.Reports(parsed)));
        return command;
    }

    private RunPreview Preview(ParseResult parsed)
    {
        RunPreview preview = Runner(parsed).Preview(_options.Plan(parsed));
        StateErrors(_options.PreviewFormat(parsed), preview.LoadFailures);
        return preview;
    }

    /// <summary>Runs everything and writes all reports; those that go to standard output come last.</summary>
    private int Run(ParseResult parsed, ReportPlan reports) => output.Guard(reports.OnOutput, () =>
    {
        ReportStyle style = Terminal.Style(_options.IsVerbose(parsed), _options.IsQuiet(parsed));
        RunReport report = Judge(parsed, reports);
        bool isApart = reports.OnOutput != reports.Format;
        output.Write(
            reports.Format,
            report,
            isApart ? ReportStyle.Usual with { IsVerbose = style.IsVerbose, IsQuiet = style.IsQuiet } : style,
            isApart);
        if (reports.Added is { } added)
        {
            output.Write(added, report, style with { IsVerbose = true });
        }

        return (int)report.Result.ExitCode;
    });

    private RunReport Judge(ParseResult parsed, ReportPlan reports)
    {
        RunPlan plan = _options.Plan(parsed);
        ArtifactFolder? artifacts = _options.OutputFolder(parsed) is { } folder ? ArtifactFolder.In(folder) : null;
        using EarlyExit? guard = _options.IsInProcess(parsed) ? new EarlyExit(output, interruption) : null;
        IEnumerable<string> read = reports.Needs(ReportNeeds.PluginFiles) ? plan.Plugins : [];
        PluginFiles[] files = [.. read.Select(PluginFilesReader.TryRead).OfType<PluginFiles>()];
        List<RunTrace> traces = [];
        DateTimeOffset started = DateTimeOffset.UtcNow;
        RunResult result = RepetitionFold.Of(Repetitions(parsed, plan, reports, traces));
        MeasuredTime time = new(started, DateTimeOffset.UtcNow - started);
        StateErrors(reports.OnOutput, result);
        Remember(plan, result);
        result = result with
        {
            Drivers = [.. result.Drivers.Select(
                driver => driver with { Location = plugins.Named(driver.Location) })],
            Artifacts = artifacts?.Location,
        };
        return WriteFiles(reports, artifacts, new RunReport(result)
        {
            Traces = traces,
            Sources = reports.Needs(ReportNeeds.Sources)
                ? SourceFiles.Read(result.Drivers, plan.SourceRoot)
                : new Dictionary<string, IReadOnlyList<string>>(),
            Plugins = files,
            Waivers = plan.Waivers,
            Time = plan.MeasuresTime ? time : null,
        });
    }

    /// <summary>
    /// Writes artifacts and files; one that cannot be written does not keep the others from being written.
    /// </summary>
    /// <returns>The report, with what could not be written.</returns>
    private RunReport WriteFiles(ReportPlan reports, ArtifactFolder? artifacts, RunReport report)
    {
        List<OutputFailure?> failures = [];
        if (artifacts is not null)
        {
            failures.Add(ReportFile.Try("--output", () => artifacts.Write(report, formats)));
            if (reports.OnOutput.IsDocument)
            {
                output.Messages.WriteLine($"artifacts: {artifacts.Location}");
            }
        }

        foreach (ReportOrder order in reports.Orders.Where(order => order.IsFile))
        {
            failures.Add(ReportFile.Try(
                $"--report {order.Format.Name}", () => ReportFile.Write(order.Path, order.Format, report)));
        }

        OutputFailure[] failed = [.. failures.OfType<OutputFailure>()];
        foreach (OutputFailure failure in failed)
        {
            output.Error(failure.Message);
        }

        return report with { Result = report.Result with { OutputFailures = failed } };
    }

    private List<RunResult> Repetitions(
        ParseResult parsed, RunPlan plan, ReportPlan reports, ICollection<RunTrace> traces)
    {
        List<RunResult> repetitions = [];
        ProgressDetail detail = _options.IsQuiet(parsed) ? ProgressDetail.None
            : _options.IsVerbose(parsed) ? ProgressDetail.Scenarios
            : ProgressDetail.Drivers;
        while (repetitions.Count < _options.Repetitions(parsed)
            && (repetitions.Count == 0 || !interruption.Token.IsCancellationRequested))
        {
            repetitions.Add(ProgressPresenter.Watch(
                output.ProgressOf(reports.OnOutput),
                detail,
                observer => Runner(parsed).Run(
                    // Once is enough.
                    plan with { KeepsTraces = plan.KeepsTraces && repetitions.Count == 0 },
                    new TraceKeeper(traces, observer),
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
