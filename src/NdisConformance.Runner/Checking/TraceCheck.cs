using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Judges a recorded trace by the rules, without the driver and without a host.</summary>
/// <param name="catalogue">Knows the titles of scenarios.</param>
public sealed class TraceCheck(IReadOnlyList<Scenario> catalogue)
{
    /// <summary>The result of a run that showed only this trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="waivers">Cover findings as they do in a run.</param>
    /// <param name="today">The day on which waivers are looked at.</param>
    /// <exception cref="ConfigurationException">No run has these events.</exception>
    public RunResult Check(RecordedTrace trace, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(trace);
        Scenario scenario = ScenarioOf(trace);
        ScenarioResult result = new()
        {
            Id = trace.Scenario,
            Title = scenario.Title,
            Runs = [WaiverFold.Apply(Run(trace, scenario), trace.Scenario, trace.Driver, waivers, today)],
        };
        DriverResult driver = new()
        {
            Plugin = trace.Plugin,
            Driver = trace.Driver,
            Location = trace.Plugin,
            Generation = trace.Settings.Generation,
            Scenarios = scenario.IsRobustness ? [] : VersionFold.Apply([result]),
            Robustness = scenario.IsRobustness ? [result] : [],
        };
        bool isOrdinary = trace.Run.Profile == TestbedProfile.Ordinary.Name;
        bool isNewest = trace.Run.Ndis == GenerationHosts.Newest(trace.Settings.Generation).Name;
        return new RunResult
        {
            Drivers = [DriverFold.Of(RuleCatalogue.All, driver, trace.Settings.Strict)],
            TestbedProfiles = [trace.Run.Profile],
            OtherProfiles = isOrdinary ? [] : [trace.Run.Profile],
            Ndis = [trace.Run.Ndis],
            OtherNdis = isNewest ? [] : [trace.Run.Ndis],
            Strict = trace.Settings.Strict,
            IsOfTrace = true,
        };
    }

    /// <summary>The run as the rules judge it now.</summary>
    /// <exception cref="ConfigurationException">No run has these events.</exception>
    internal ScenarioRun Run(RecordedTrace trace) => Run(trace, ScenarioOf(trace));

    private static ScenarioRun Run(RecordedTrace trace, Scenario scenario)
    {
        try
        {
            return Judge(trace, scenario);
        }
        catch (UnjudgeableEventException exception)
        {
            throw new DamagedTraceException(exception.Message).In(trace.Path, (int)exception.Sequence + 1);
        }
    }

    private static ScenarioRun Judge(RecordedTrace trace, Scenario scenario)
    {
        ScenarioRunOptions options = OptionsOf(trace);
        ScenarioOutcome outcome = ScenarioRunner.OfEvents(
            scenario,
            options,
            trace.Events,
            trace.Run.Verdict switch
            {
                ScenarioVerdict.Crash => OutcomeKind.Crashed,
                ScenarioVerdict.Hang => OutcomeKind.Hung,
                ScenarioVerdict.HarnessError => OutcomeKind.HarnessError,
                _ when trace.Run.Stopped.Length > 0 => OutcomeKind.Stopped,
                _ => OutcomeKind.Completed,
            },
            trace.Run.Message.Length > 0 ? trace.Run.Message : trace.Run.Stopped) with
        {
            Stack = trace.Run.Stack,
        };
        return OutcomeReader.Read(outcome, options, readsTraffic: false) with { Name = trace.Run.Name };
    }

    /// <summary>The scenario as far as a judgement needs it: its host, and whether it is about a failed call.</summary>
    private Scenario ScenarioOf(RecordedTrace trace)
    {
        string title = catalogue.FirstOrDefault(known => known.Id == trace.Scenario)?.Title ?? trace.Scenario;
        TestbedSetup setup = new() { Host = new HostOptions { StrictHeaders = trace.Settings.StrictHeaders } };
        return new Scenario(trace.Scenario, title, [], setup, _ => { })
        {
            DriveNdis5 = trace.Settings.Generation == Contract.NdisGeneration.Ndis5 ? _ => { } : null,
            FailedCall = Enum.TryParse(trace.Settings.FailedCall, out TraceName name) ? new FailedCall(name, 1) : null,
        };
    }

    private static ScenarioRunOptions OptionsOf(RecordedTrace trace)
        => new ScenarioRequest
        {
            Driver = trace.Driver,
            Scenario = trace.Scenario,
            Profile = trace.Run.Profile,
            Ndis = trace.Run.Ndis,
        }.Options with
        {
            Variation = trace.Run.Variation,
        };
}
