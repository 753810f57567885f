using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Proves that the rules find what they must and nothing else: each faulty miniport is caught by its own rule, and no
/// conforming one is blamed, under every profile of the plan.
/// </summary>
public sealed class SelftestRunner(IReadOnlyList<Scenario> catalogue, IScenarioExecutorFactory executors)
{
    /// <param name="plan">The plugins and profiles to run.</param>
    /// <param name="observer">Is told the progress, with drawn names only.</param>
    /// <param name="cancellation">Ends the selftest early.</param>
    /// <exception cref="PluginLoadException">A plugin cannot be loaded.</exception>
    public SelftestResult Run(SelftestPlan plan, IRunObserver observer, CancellationToken cancellation = default)
    {
        using IScenarioExecutor faulty = executors.Open(plan.Faulty);
        using IScenarioExecutor conforming = executors.Open(plan.Conforming);
        int faults = faulty.Manifest.Faults.Count;
        List<SelftestCandidate> candidates =
        [
            .. faulty.Manifest.Faults.Select((fault, i) => new SelftestCandidate(i, faulty, fault.Driver, fault)),
            .. conforming.Manifest.Drivers.Select(
                (driver, i) => new SelftestCandidate(faults + i, conforming, driver.Name, null)),
        ];
        IReadOnlyList<SelftestTrial>?[] trials = new IReadOnlyList<SelftestTrial>?[candidates.Count];
        foreach (SelftestShowing? showing in OrderedWork.Run(
            SelftestDraw.From(candidates, plan.Seed),
            faulty.Width,
            candidate => TryUnlessCancelled(candidate, plan.Profiles, cancellation),
            CancellationToken.None))
        {
            if (showing is null)
            {
                continue;
            }

            trials[showing.Candidate.Number] = showing.Trials;
            observer.OnDriver("selftest", showing.Candidate.Alias, showing.Results.Count);
            foreach (ScenarioResult result in showing.Results)
            {
                observer.OnResult(result);
            }
        }

        return Fold(
            plan, faulty.Manifest, [.. trials[..faults].OfType<IReadOnlyList<SelftestTrial>>()],
            [.. trials[faults..].OfType<IReadOnlyList<SelftestTrial>>()]) with
        {
            Left = trials.Count(trial => trial is null),
        };
    }

    private static SelftestResult Fold(
        SelftestPlan plan,
        PluginManifest faulty,
        IReadOnlyList<SelftestTrial>[] ofFaulty,
        IReadOnlyList<SelftestTrial>[] ofConforming) => new()
        {
            Seed = plan.Seed,
            Faulty = ofFaulty.Length,
            Caught = ofFaulty.Count(shown => shown.All(trial => trial.WasCaught)),
            CaughtByTheRightRule = ofFaulty.Count(shown => shown.All(trial => trial.IsRight)),
            Conforming = ofConforming.Length,
            FalseAlarms = ofConforming.Count(shown => !shown.All(trial => trial.IsRight)),
            Profiles = [.. plan.Profiles.Select((profile, i) => new SelftestProfile
            {
                Profile = profile.Name,
                Caught = ofFaulty.Count(shown => shown[i].WasCaught),
                CaughtByTheRightRule = ofFaulty.Count(shown => shown[i].IsRight),
                FalseAlarms = ofConforming.Count(shown => !shown[i].IsRight),
            })],
            Misses = [.. Undeclared(faulty), .. ofFaulty.Concat(ofConforming).SelectMany(Together)],
        };

    private static IReadOnlyList<SelftestMiss> Undeclared(PluginManifest manifest) => [.. manifest.Drivers
        .Select(driver => driver.Name)
        .Except(manifest.Faults.Select(fault => fault.Driver), StringComparer.Ordinal)
        .Select(driver => new SelftestMiss { Driver = driver, Reason = "it does not declare which rule it breaks" })];

    /// <summary>The misses of a driver, each once with all its profiles.</summary>
    private static IEnumerable<SelftestMiss> Together(IReadOnlyList<SelftestTrial> trials) => trials
        .SelectMany(trial => trial.Misses.Select(miss => (trial.Profile, Miss: miss)))
        .GroupBy(pair => (pair.Miss.Driver, pair.Miss.Rule, pair.Miss.Scenario, pair.Miss.Reason))
        .Select(alike => alike.First().Miss with { Profiles = [.. alike.Select(pair => pair.Profile)] });

    private static IReadOnlyList<ScenarioRun> Judge(
        SelftestCandidate candidate, Scenario scenario, TestbedProfile profile, CancellationToken cancellation)
    {
        ScenarioRequest request = new()
        {
            Driver = candidate.Driver,
            Scenario = scenario.Id,
            Profile = profile.Name,
            ReadsTraffic = candidate.Fault is null,
        };
        return candidate.Executor.Run(request, cancellation).Runs;
    }

    /// <summary>
    /// A faulty miniport runs through the scenarios that name its rule; if none does, through all that have a snapshot.
    /// A conforming one runs through all.
    /// </summary>
    private List<Scenario> ScenariosFor(SelftestCandidate candidate)
    {
        List<Scenario> fitting = Fitting(candidate);
        if (candidate.Fault is not { } fault)
        {
            return fitting;
        }

        List<Scenario> named =
            [.. fitting.Where(scenario => scenario.Variations is null && scenario.Rules.Contains(fault.Rule))];
        return named.Count > 0 ? named : [.. fitting.Where(scenario => scenario.HasSnapshot)];
    }

    private List<Scenario> Fitting(SelftestCandidate candidate)
        => [.. catalogue.Where(scenario => scenario.Generation == candidate.Generation)];

    private SelftestShowing? TryUnlessCancelled(
        SelftestCandidate candidate, IReadOnlyList<TestbedProfile> profiles, CancellationToken cancellation)
    {
        try
        {
            return Try(candidate, profiles, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private SelftestShowing Try(
        SelftestCandidate candidate, IReadOnlyList<TestbedProfile> profiles, CancellationToken cancellation)
    {
        List<(Scenario Scenario, ScenarioRun Run)> runs = [];
        List<SelftestTrial> trials = [.. profiles.Select(profile => candidate.Fault is { } fault
            ? TryFaulty(candidate, fault, profile, runs, cancellation)
            : TryConforming(candidate, profile, runs, cancellation))];
        List<ScenarioResult> results = [.. runs
            .GroupBy(pair => pair.Scenario, pair => pair.Run)
            .Select(group => new ScenarioResult
            {
                Id = group.Key.Id,
                Title = group.Key.Title,
                Runs = [.. group],
            })];
        if (candidate.Fault is null)
        {
            AddDifferences(candidate, trials, results);
        }

        return new SelftestShowing(candidate, trials, results);
    }

    private void AddDifferences(
        SelftestCandidate candidate, List<SelftestTrial> trials, List<ScenarioResult> results)
    {
        HashSet<string> apart = [.. catalogue.Where(scenario => scenario.IsRobustness).Select(scenario => scenario.Id)];
        foreach (TrafficDifference difference in
            TrafficFold.Differences(results.Where(result => !apart.Contains(result.Id))))
        {
            SelftestMiss miss = new()
            {
                Driver = candidate.Driver,
                Scenario = difference.Scenario,
                Reason = $"differs from {difference.Profile}: {difference.Changes[0]}",
            };
            foreach (int i in difference.Others.Select(other => trials.FindIndex(trial => trial.Profile == other)))
            {
                trials[i] = trials[i] with { IsRight = false, Misses = [.. trials[i].Misses, miss] };
            }
        }
    }

    private SelftestTrial TryFaulty(
        SelftestCandidate candidate,
        FaultyDeclaration fault,
        TestbedProfile profile,
        List<(Scenario Scenario, ScenarioRun Run)> runs,
        CancellationToken cancellation)
    {
        if (RuleCatalogue.Find(fault.Rule) is null
            || !candidate.Executor.Manifest.Drivers.Any(driver => driver.Name == fault.Driver))
        {
            SelftestMiss miss = new()
            {
                Driver = fault.Driver,
                Rule = fault.Rule,
                Reason = "there is no such rule or driver",
            };
            return new SelftestTrial(profile.Name, WasCaught: false, IsRight: false, [miss]);
        }

        FaultyTrial trial = new(fault, profile);
        void Run(Scenario scenario)
        {
            foreach (ScenarioRun run in Judge(candidate, scenario, profile, cancellation))
            {
                runs.Add((scenario, run));
                trial.See(scenario.Id, run);
            }
        }

        List<Scenario> scenarios = ScenariosFor(candidate);
        scenarios.ForEach(Run);

        // Under a profile these scenarios may not exercise the rule; and some drivers are wrong only where something
        // fails or comes at an unusual moment.
        foreach (Scenario scenario in Fitting(candidate)
            .Except(scenarios)
            .Where(scenario => !profile.IsOrdinary || scenario.Variations is not null)
            .TakeWhile(_ => !trial.IsCaughtByItsRule))
        {
            Run(scenario);
        }

        return trial.End();
    }

    private SelftestTrial TryConforming(
        SelftestCandidate candidate,
        TestbedProfile profile,
        List<(Scenario Scenario, ScenarioRun Run)> runs,
        CancellationToken cancellation)
    {
        ConformingTrial trial = new(candidate.Driver, profile);
        foreach (Scenario scenario in ScenariosFor(candidate))
        {
            foreach (ScenarioRun run in Judge(candidate, scenario, profile, cancellation))
            {
                runs.Add((scenario, run));
                trial.See(scenario, run);
            }
        }

        return trial.End();
    }
}
