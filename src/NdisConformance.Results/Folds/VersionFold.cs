using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>Judges the versions with which a driver registers on hosts of several versions. REG-015.</summary>
public static class VersionFold
{
    private const string HighestCommon = "REG-015";

    /// <summary>
    /// The scenarios of a driver, with a finding in each run in which it registered below a version that it registers
    /// on another host and that this host knows. Runs that the driver refused because the host is older than all
    /// versions that it registers are marked.
    /// </summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="isPart">True if others are missing, so that nothing is judged yet.</param>
    public static IReadOnlyList<ScenarioResult> Apply(IReadOnlyList<ScenarioResult> scenarios, bool isPart = false)
    {
        List<ScenarioRun> runs =
            [.. scenarios.SelectMany(scenario => scenario.Runs).Where(run => run.Registration is not null)];
        List<Version> registered = [.. runs.Select(run => Version.Parse(run.Registration!.Version)).Distinct().Order()];
        if (registered.Count == 0)
        {
            return scenarios;
        }

        bool comparesHosts = !isPart && runs.DistinctBy(run => run.Ndis).Skip(1).Any();
        return [.. scenarios.Select(scenario => scenario with
        {
            Runs = [.. scenario.Runs.Select(run => run.Registration is null
                ? MarkTooOld(run, registered[0])
                : comparesHosts ? Judge(run, run.Registration, registered) : run)],
        })];
    }

    private static ScenarioRun MarkTooOld(ScenarioRun run, Version lowest) => run with
    {
        IsHostTooOld = run.Verdict == ScenarioVerdict.NotRun && Version.Parse(run.Ndis) < lowest,
    };

    private static ScenarioRun Judge(ScenarioRun run, Registration registration, List<Version> registered)
    {
        Version host = Version.Parse(run.Ndis);
        Version highest = registered.FindLast(version => version <= host)!;
        Dictionary<string, long> exercised = new(run.Exercised, StringComparer.Ordinal);
        exercised[HighestCommon] = exercised.GetValueOrDefault(HighestCommon) + 1;
        ScenarioRun judged = run with { Exercised = exercised };
        return highest <= Version.Parse(registration.Version) ? judged : judged with
        {
            Findings = [.. run.Findings, TooLow(run, registration, highest)],
            Verdict = run.Verdict is ScenarioVerdict.Pass or ScenarioVerdict.NotRun or ScenarioVerdict.NotApplicable
                ? ScenarioVerdict.Fail
                : run.Verdict,
        };
    }

    private static FindingResult TooLow(ScenarioRun run, Registration registration, Version highest)
    {
        string expected = $"NDIS {highest}, which the driver registers on another host";
        string actual = $"NDIS {registration.Version} was registered where the host is NDIS {run.Ndis}";
        return new FindingResult
        {
            Rule = HighestCommon,
            Level = RuleCatalogue.Find(HighestCommon)!.Level,
            Object = string.Empty,
            Broken = registration.Call,
            Expected = expected,
            Actual = actual,
            Message = $"{actual}; expected: {expected}",
        };
    }
}
