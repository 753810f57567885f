using NdisConformance.Contract;
using System.Text.Json.Serialization;
using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A run as one document.</summary>
public sealed record RunDocument
{
    public required int SchemaVersion { get; init; }

    public required string Verdict { get; init; }

    public required int ExitCode { get; init; }

    public required IReadOnlyList<string> Profiles { get; init; }

    public required IReadOnlyList<string> Ndis { get; init; }

    public required IReadOnlyList<DriverDocument> Drivers { get; init; }

    public required IReadOnlyList<ScenarioDocument> Scenarios { get; init; }

    public required IReadOnlyList<ScenarioDocument> Robustness { get; init; }

    public required IReadOnlyList<DifferenceDocument> Differences { get; init; }

    public required IReadOnlyList<RuleDocument> Rules { get; init; }

    public required Counts Counts { get; init; }

    public required IReadOnlyList<LoadFailure> LoadFailures { get; init; }

    /// <summary>Null, and left out, if snapshots could be compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SnapshotFailure? SnapshotFailure { get; init; }

    public required IReadOnlyList<string> IdleWaivers { get; init; }

    public required int Repetitions { get; init; }

    public required IReadOnlyList<Unsteadiness> Unsteady { get; init; }

    /// <summary>Null in a report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunDetailDocument? Detail { get; init; }

    public static RunDocument Of(RunResult run, DocumentKind kind) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        Verdict = KebabCase.Of(run.Verdict),
        ExitCode = (int)run.ExitCode,
        Profiles = run.TestbedProfiles,
        Ndis = run.Ndis,
        Drivers = [.. run.Drivers.Select(driver => DriverDocument.Of(driver, kind))],
        Scenarios = Each(run, driver => driver.Scenarios, kind),
        Robustness = Each(run, driver => driver.Robustness, kind),
        Differences = [.. run.Drivers.SelectMany(
            driver => driver.Differences.Select(item => DifferenceDocument.Of(driver, item)))],
        Rules = [.. run.Rules.Select(RuleDocument.Of)],
        Counts = run.Counts,
        LoadFailures = run.LoadFailures,
        SnapshotFailure = run.SnapshotFailure,
        IdleWaivers = run.IdleWaivers,
        Repetitions = run.Repetitions,
        Unsteady = run.Unsteady,
        Detail = kind == DocumentKind.Report ? null : new RunDetailDocument
        {
            OtherProfiles = run.OtherProfiles,
            OtherNdis = run.OtherNdis,
            SnapshotFolder = run.SnapshotFolder,
            Cancelled = run.Cancelled,
            Strict = run.Strict,
            Shard = run.Shard is { } shard ? ShardDocument.Of(shard) : null,
        },
    };

    /// <summary>The result, with every verdict folded again from the scenarios.</summary>
    /// <param name="catalogue">The rules by which the drivers are judged.</param>
    /// <exception cref="FormatException">This is no record, or it has a value that does not exist.</exception>
    public RunResult ToResult(IReadOnlyList<RuleDescriptor> catalogue)
    {
        RunDetailDocument detail = Detail ?? throw new FormatException("the run has no detail");
        return new RunResult
        {
            Drivers = [.. Drivers.Select(driver => DriverFold.Of(
                catalogue,
                new DriverResult
                {
                    Plugin = driver.Plugin,
                    Driver = driver.Driver,
                    Location = driver.Location ?? string.Empty,
                    Generation = driver.NdisMajor == 5 ? NdisGeneration.Ndis5 : NdisGeneration.Ndis6,
                    Scenarios = Of(driver, Scenarios),
                    Robustness = Of(driver, Robustness),
                    DanglingSnapshots = driver.DanglingSnapshots,
                },
                detail.Strict))],
            LoadFailures = LoadFailures,
            SnapshotFailure = SnapshotFailure,
            TestbedProfiles = Profiles,
            OtherProfiles = detail.OtherProfiles,
            Ndis = Ndis,
            OtherNdis = detail.OtherNdis,
            SnapshotFolder = detail.SnapshotFolder,
            Cancelled = detail.Cancelled,
            Strict = detail.Strict,
            IdleWaivers = IdleWaivers,
            Repetitions = Repetitions,
            Unsteady = Unsteady,
            Shard = detail.Shard?.ToResult(),
        };
    }

    private static IReadOnlyList<ScenarioDocument> Each(
        RunResult run, Func<DriverResult, IReadOnlyList<ScenarioResult>> scenarios, DocumentKind kind)
        => [.. run.Drivers.SelectMany(driver => scenarios(driver)
            .Select(scenario => ScenarioDocument.Of(driver.Plugin, driver.Driver, scenario, kind)))];

    private static IReadOnlyList<ScenarioResult> Of(DriverDocument driver, IReadOnlyList<ScenarioDocument> scenarios)
        => [.. scenarios
            .Where(scenario => scenario.Plugin == driver.Plugin && scenario.Driver == driver.Driver)
            .Select(scenario => scenario.ToResult())];
}
