using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// The cases of one driver: its scenarios, apart for each profile and each host if there are several; what differs
/// between profiles; and that it is verified at all.
/// </summary>
/// <param name="driver">The driver.</param>
/// <param name="run">The run that it belongs to.</param>
internal sealed class DriverCases(DriverResult driver, RunResult run)
{
    private readonly ILookup<string, FindingGroup> _mistakes = ByScenario(driver.Mistakes);
    private readonly ILookup<string, FindingGroup> _robustness = ByScenario(GroupFold.Of(driver.Robustness));

    public IEnumerable<ReportCase> All()
    {
        foreach (ScenarioResult part in driver.Scenarios.SelectMany(Parts))
        {
            yield return Of(part, _mistakes[part.Id], Counts);
        }

        foreach (ScenarioResult part in driver.Robustness.SelectMany(Parts))
        {
            ReportCase inside = Of(part, _robustness[part.Id], finding => finding.WaivedBecause is null);
            yield return part.Verdict == ScenarioVerdict.HarnessError || !inside.IsBad ? inside : inside with
            {
                Outcome = CaseOutcome.Skipped,
                Message = "outside the verdict: " + inside.Message,
            };
        }

        foreach (TrafficDifference difference in driver.Differences)
        {
            yield return Bad(
                $"{difference.Scenario} is the same under every profile",
                "profiles-differ",
                $"the frames are the same, but the wire or the completions differ: {difference.Profile} and "
                    + Words.Runs(difference.Others),
                string.Join('\n', difference.Changes));
        }

        if (driver.Verdict == OverallVerdict.NotVerified)
        {
            yield return Bad("verified", "not-verified", $"not verified: {string.Join(", ", driver.Reasons)}");
        }
    }

    private static ILookup<string, FindingGroup> ByScenario(IReadOnlyList<FindingGroup> groups) => groups
        .SelectMany(group => group.Scenarios.Select(scenario => (Scenario: scenario, Group: group)))
        .ToLookup(pair => pair.Scenario, pair => pair.Group, StringComparer.Ordinal);

    private static ReportCase Bad(string name, string kind, string message, string details = "") => new()
    {
        Name = name,
        Outcome = CaseOutcome.Failed,
        Kind = kind,
        Message = message,
        Details = details.Length == 0 ? message : $"{message}\n{details}",
    };

    /// <summary>The runs of a scenario, apart where that says more.</summary>
    private IEnumerable<ScenarioResult> Parts(ScenarioResult scenario)
    {
        // The snapshot belongs to the ordinary profile on the newest host.
        ScenarioRun main = scenario.Runs.MinBy(
            each => (run.OtherProfiles.Contains(each.Profile), run.OtherNdis.Contains(each.Ndis)))!;
        return scenario.Runs
            .GroupBy(each => (each.Profile, each.Ndis))
            .Select(part => part.Key == (main.Profile, main.Ndis)
                ? scenario with { Runs = [.. part] }
                : scenario with { Runs = [.. part], Snapshot = SnapshotResult.NotCompared, Time = null });
    }

    /// <summary>True if the finding makes the driver nonconformant.</summary>
    private bool Counts(FindingResult finding)
        => finding.IsViolation || (run.Strict && finding.IsAdvice && !finding.IsRobustness);

    private ReportCase Of(
        ScenarioResult part, IEnumerable<FindingGroup> groups, Func<FindingResult, bool> counts)
    {
        HashSet<string> names = [.. part.Runs.Select(each => each.Name)];
        List<Occurrence> shown = [.. groups
            .Select(group => group.Occurrences.FirstOrDefault(
                each => each.Scenario == part.Id && names.Contains(each.Run.Name)))
            .OfType<Occurrence>()];
        List<Occurrence> bad = shown.FindAll(each => counts(each.Finding));
        ReportCase made = new()
        {
            Name = NameOf(part),
            Title = part.Title,
            Outcome = CaseOutcome.Passed,
            Kind = KebabCase.Of(part.Verdict),
            Notes = CaseText.Notes(part, shown.Except(bad)),
            Time = part.Time,
        };
        return part.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang or ScenarioVerdict.HarnessError
                ? CaseText.Ended(made, part, bad)
            : bad.Count > 0 ? CaseText.Broken(made, bad)
            : part.Snapshot.State is SnapshotState.New or SnapshotState.Changed ? CaseText.Moved(made, part.Snapshot)
            : part.Verdict is ScenarioVerdict.NotRun or ScenarioVerdict.NotApplicable ? made with
            {
                Outcome = CaseOutcome.Skipped,
                Message = Words.WhyNotRun(part.Runs.First(each => each.Verdict == part.Verdict)),
            }
            : made;
    }

    private string NameOf(ScenarioResult part)
    {
        ScenarioRun first = part.Runs[0];
        string[] where =
        [
            .. run.TestbedProfiles.Count > 1 ? [first.Profile] : (string[])[],
            .. run.Ndis.Count > 1 ? [$"NDIS {first.Ndis}"] : (string[])[],
        ];
        return where.Length == 0 ? part.Id : $"{part.Id} [{string.Join(", ", where)}]";
    }
}
