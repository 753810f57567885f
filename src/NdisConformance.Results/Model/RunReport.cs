namespace NdisConformance.Results;

/// <summary>All that a report of a run is written from.</summary>
/// <param name="Result">What the run showed.</param>
public sealed record RunReport(RunResult Result)
{
    /// <summary>
    /// The traces of the runs that show the mistakes, crashes and hangs, and of runs that passed to compare them with.
    /// None unless a report or <c>--output</c> needs them.
    /// </summary>
    public IReadOnlyList<RunTrace> Traces { get; init; } = [];

    /// <summary>
    /// The lines of the driver's source files, by the name that <see cref="DriverFrame.File"/> gives. A file may be
    /// missing. None unless a report needs them.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sources { get; init; }
        = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The files of the plugins, as they were before the run. None unless a report needs them.</summary>
    public IReadOnlyList<PluginFiles> Plugins { get; init; } = [];

    /// <summary>The waivers by which the findings were judged.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>When the run took place; null if reports are to be the same for the same results.</summary>
    public MeasuredTime? Time { get; init; }

    /// <summary>The trace of a run; null if there is none.</summary>
    /// <param name="driver">The driver that was run.</param>
    /// <param name="scenario">ID of the scenario.</param>
    /// <param name="run">The run of it.</param>
    public RunTrace? TraceOf(DriverResult driver, string scenario, ScenarioRun run) => Traces.FirstOrDefault(
        trace => trace.Plugin == driver.Plugin
            && trace.Driver == driver.Driver
            && trace.Scenario == scenario
            && trace.Run.Name == run.Name);

    /// <summary>The trace that shows a finding; null if there is none, or it shows something else.</summary>
    /// <param name="driver">The driver that the finding is about.</param>
    /// <param name="occurrence">Where it was found.</param>
    public RunTrace? TraceOf(DriverResult driver, Occurrence occurrence)
        => TraceOf(driver, occurrence.Scenario, occurrence.Run) is { } trace
            && trace.Run.Findings.Any(finding => finding.Rule == occurrence.Finding.Rule
                && finding.Broken.Sequence == occurrence.Finding.Broken.Sequence)
            ? trace
            : null;
}
