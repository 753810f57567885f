namespace NdisConformance.Results;

/// <summary>From two documents of runs to what is new, fixed and still wrong.</summary>
public static class RunComparisonFold
{
    private static readonly string[] Ends = [KebabCase.Of(ScenarioVerdict.Crash), KebabCase.Of(ScenarioVerdict.Hang)];

    private static readonly string NotCompared = KebabCase.Of(SnapshotState.NotCompared);

    private static readonly string[] Idle =
        [KebabCase.Of(ScenarioVerdict.NotRun), KebabCase.Of(ScenarioVerdict.NotApplicable)];

    /// <param name="nameA">The earlier result, as the user named it.</param>
    /// <param name="a">The earlier result.</param>
    /// <param name="nameB">The later result, as the user named it.</param>
    /// <param name="b">The later result.</param>
    /// <exception cref="FormatException">One of them has a value that does not exist.</exception>
    public static RunComparison Of(string nameA, RunDocument a, string nameB, RunDocument b)
    {
        List<DriverComparison> drivers = [];
        HashSet<DriverDocument> met = [];
        foreach (DriverDocument after in b.Drivers)
        {
            DriverDocument? before = Find(a.Drivers, after, b.Drivers.Count);
            if (before is not null)
            {
                met.Add(before);
            }

            drivers.Add(Compare(before is null ? null : new Side(a, before), new Side(b, after)));
        }

        drivers.AddRange(a.Drivers.Where(before => !met.Contains(before))
            .Select(before => Compare(new Side(a, before), null)));
        return new RunComparison(nameA, nameB, drivers);
    }

    /// <summary>The driver of the same name; where each run has but one driver, that one.</summary>
    private static DriverDocument? Find(IReadOnlyList<DriverDocument> drivers, DriverDocument wanted, int others)
        => drivers.FirstOrDefault(driver => driver.Driver == wanted.Driver && driver.Plugin == wanted.Plugin)
            ?? drivers.FirstOrDefault(driver => driver.Driver == wanted.Driver)
            ?? (drivers.Count == 1 && others == 1 ? drivers[0] : null);

    private static DriverComparison Compare(Side? a, Side? b)
    {
        IReadOnlyList<ComparedMistake> before = a?.Mistakes() ?? [];
        IReadOnlyList<ComparedMistake> after = b?.Mistakes() ?? [];
        HashSet<(string, bool)> old = [.. before.Select(mistake => mistake.Key)];
        HashSet<(string, bool)> now = [.. after.Select(mistake => mistake.Key)];
        HashSet<string> ran = b?.Ran() ?? [];
        ILookup<bool, ComparedMistake> gone = before
            .Where(mistake => !now.Contains(mistake.Key))
            .ToLookup(mistake => mistake.Scenarios.Any(ran.Contains));
        DriverDocument named = (b ?? a)!.Driver;
        return new DriverComparison
        {
            Plugin = named.Plugin,
            Driver = named.Driver,
            Before = a?.Verdict,
            After = b?.Verdict,
            NewlyFailing = [.. after.Where(mistake => !old.Contains(mistake.Key))],
            Fixed = [.. gone[true]],
            StillFailing = [.. after.Where(mistake => old.Contains(mistake.Key))],
            NotSeenAgain = [.. gone[false]],
            NewlyNotRun = a is null || b is null ? [] : [.. a.Ran().Where(id => !ran.Contains(id))],
            Moved = a is null || b is null ? [] : [.. Moved(a, b)],
        };
    }

    private static IEnumerable<MovedSnapshot> Moved(Side a, Side b)
    {
        Dictionary<string, ScenarioDocument> old = a.Scenarios()
            .DistinctBy(scenario => scenario.Id)
            .ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        foreach (ScenarioDocument scenario in b.Scenarios())
        {
            if (old.TryGetValue(scenario.Id, out ScenarioDocument? before)
                && before.Snapshot != NotCompared
                && scenario.Snapshot != NotCompared
                && (before.Snapshot != scenario.Snapshot
                    || !before.SnapshotChanges.SequenceEqual(scenario.SnapshotChanges, StringComparer.Ordinal)))
            {
                yield return new MovedSnapshot(
                    scenario.Id,
                    KebabCase.Read<SnapshotState>(before.Snapshot),
                    KebabCase.Read<SnapshotState>(scenario.Snapshot),
                    scenario.SnapshotChanges);
            }
        }
    }

    /// <summary>A driver in one of the runs.</summary>
    private sealed record Side(RunDocument Run, DriverDocument Driver)
    {
        public OverallVerdict Verdict => KebabCase.Read<OverallVerdict>(Driver.Verdict);

        public IEnumerable<ScenarioDocument> Scenarios() => Run.Scenarios.Where(
            scenario => scenario.Driver == Driver.Driver && scenario.Plugin == Driver.Plugin);

        /// <summary>IDs of the scenarios that were run to an end of any kind, in order.</summary>
        public HashSet<string> Ran() => [.. Scenarios()
            .Where(scenario => !Idle.Contains(scenario.Verdict, StringComparer.Ordinal))
            .Select(scenario => scenario.Id)];

        /// <summary>Crashes and hangs first; what is waived is left out.</summary>
        public IReadOnlyList<ComparedMistake> Mistakes() =>
        [
            .. Failures(),
            .. Driver.Mistakes
                .Where(mistake => mistake.Finding.WaivedBecause is null)
                .Select(mistake => new ComparedMistake(
                    mistake.Finding.Rule,
                    mistake.Finding.Level,
                    mistake.Finding.Place is { Stack: [var frame, ..] } ? frame.ToResult().ToString() : string.Empty,
                    mistake.Finding.Actual,
                    mistake.Fingerprint,
                    [.. mistake.Occurrences.Select(found => found.Scenario).Prepend(mistake.Scenario).Distinct()]))
                .GroupBy(mistake => mistake.Key)
                .Select(alike => alike.First() with
                {
                    Scenarios = [.. alike.SelectMany(mistake => mistake.Scenarios).Distinct()],
                }),
        ];

        private IEnumerable<ComparedMistake> Failures()
            => from scenario in Scenarios()
               from run in scenario.Runs
               where Ends.Contains(run.Verdict, StringComparer.Ordinal)
               let function = run.Stack is [var innermost, ..] ? innermost : string.Empty
               group (scenario.Id, Run: run, function)
               by FindingShape.Fingerprint(run.Verdict, function.Split('(')[0], run.Message ?? string.Empty)
               into alike
               let first = alike.First()
               select new ComparedMistake(
                   first.Run.Verdict,
                   string.Empty,
                   first.function,
                   first.Run.Message ?? string.Empty,
                   alike.Key,
                   [.. alike.Select(found => found.Id).Distinct()]);
    }
}
