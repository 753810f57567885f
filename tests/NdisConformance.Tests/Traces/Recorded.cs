using System.Text;
using NdisConformance.Contract;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Reports;

namespace NdisConformance.Tests.Traces;

/// <summary>Runs as JSON lines, and what the rules say to those.</summary>
internal static class Recorded
{
    private static readonly TraceCheck Checker = new(ScenarioCatalogue.Everything);

    /// <summary>The trace of a run, as <c>trace</c> gives it.</summary>
    public static RunTrace Trace(string driver, ScenarioOutcome outcome, ScenarioRunOptions options) => new()
    {
        Plugin = "Plugin",
        Driver = driver,
        Scenario = outcome.Scenario.Id,
        Settings = TraceLines.Settings(
            outcome.Scenario,
            new ScenarioRequest
            {
                Driver = driver, Scenario = outcome.Scenario.Id, StrictHeaders = options.StrictHeaders,
            }),
        Run = OutcomeReader.Read(outcome, options, readsTraffic: false),
        Lines = TraceLines.Of(outcome.Trace),
    };

    /// <summary>The trace of a driver in the first run of a scenario.</summary>
    public static RunTrace Trace(NdisMiniportAttribute driver, string scenario)
    {
        ScenarioRunOptions options = new();
        ScenarioOutcome outcome = ScenarioRunner.Run(
            ScenarioCatalogue.Everything.Single(known => known.Id == scenario),
            () => Activator.CreateInstance(driver.DriverType)!,
            options);
        return Trace(driver.Name, outcome, options);
    }

    public static string Lines(RunTrace trace) => Report.Of(new JsonLinesFormat(), trace);

    /// <summary>The run as the rules judge its recorded trace.</summary>
    public static ScenarioRun Judge(RunTrace trace)
        => Checker.Run(RecordedTraceReader.Read("trace.jsonl", Encoding.UTF8.GetBytes(Lines(trace))));

    /// <summary>The result of <c>check</c>.</summary>
    public static RunResult Check(ReadOnlyMemory<byte> file)
        => Checker.Check(RecordedTraceReader.Read("trace.jsonl", file), [], DateOnly.MinValue);

    /// <summary>Everything of a run that a report could say.</summary>
    public static string Text(ScenarioRun run)
        => ResultJson.Write(ScenarioRunDocument.Of(run with { Choices = [] }, DocumentKind.Record));
}
