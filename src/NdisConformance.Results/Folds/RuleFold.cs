using System.Runtime.InteropServices;
using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>From the results of scenarios to a verdict on each rule.</summary>
public static class RuleFold
{
    /// <summary>The rules that oblige a miniport and can be broken, in the catalogue's order.</summary>
    public static IEnumerable<RuleDescriptor> Judged(IEnumerable<RuleDescriptor> catalogue)
        => catalogue.Where(IsJudged);

    /// <summary>True for a rule that obliges a miniport and can be broken.</summary>
    public static bool IsJudged(RuleDescriptor rule)
        => rule.Who == RuleParty.Miniport && rule.Level != RuleLevel.May;

    public static IReadOnlyList<RuleResult> Of(
        IEnumerable<RuleDescriptor> catalogue, IReadOnlyList<ScenarioResult> scenarios)
    {
        List<ScenarioRun> runs = [.. scenarios.SelectMany(scenario => scenario.Runs)];
        HashSet<string> called = [.. runs.SelectMany(run => run.Called)];
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach ((string rule, long count) in runs.SelectMany(run => run.Exercised))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, rule, out _) += count;
        }

        Dictionary<string, List<FindingResult>> findings = runs
            .SelectMany(run => run.Findings)
            .GroupBy(finding => finding.Rule, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return [.. Judged(catalogue).Select(rule =>
        {
            long exercised = counts.GetValueOrDefault(rule.Id);
            RuleVerdict verdict = Verdict(rule, findings.GetValueOrDefault(rule.Id), exercised, called);
            return new RuleResult
            {
                Rule = rule.Id,
                Level = rule.Level,
                IsRobustness = rule.IsRobustness,
                Verdict = verdict,
                Exercised = exercised,
            };
        })];
    }

    /// <summary>The worst verdict on each rule over several drivers, and how often it was exercised in all.</summary>
    public static IReadOnlyList<RuleResult> OfRun(IReadOnlyList<DriverResult> drivers)
    {
        if (drivers.Count == 1)
        {
            return drivers[0].Rules;
        }

        return [.. drivers
            .SelectMany(driver => driver.Rules)
            .GroupBy(rule => rule.Rule, StringComparer.Ordinal)
            .Select(group => group.First() with
            {
                Verdict = group.Select(rule => rule.Verdict).MinBy(Rank),
                Exercised = group.Sum(rule => rule.Exercised),
            })];
    }

    private static RuleVerdict Verdict(
        RuleDescriptor rule, List<FindingResult>? findings, long exercised, HashSet<string> called)
    {
        if (rule.IsRobustness)
        {
            return RuleVerdict.OutsideVerdict;
        }

        // Advice leaves a binding rule unbroken.
        findings = findings?.FindAll(finding => finding.IsBinding || !rule.IsBinding);
        if (findings is { Count: > 0 })
        {
            return findings.TrueForAll(finding => finding.WaivedBecause is not null)
                ? RuleVerdict.Waived
                : RuleVerdict.Fail;
        }

        if (exercised > 0)
        {
            return RuleVerdict.Pass;
        }

        bool isOutOfReach = rule.Preconditions.Count > 0
            && !rule.Preconditions.Any(name => called.Contains(name.ToString()));
        return isOutOfReach || rule.AppliesTo is not null
            ? RuleVerdict.NotApplicable
            : RuleVerdict.NotExercised;
    }

    // What one driver did stands above what another did not do.
    private static int Rank(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Fail => 0,
        RuleVerdict.Waived => 1,
        RuleVerdict.Pass => 2,
        RuleVerdict.NotExercised => 3,
        _ => 4,
    };
}
