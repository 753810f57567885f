using NdisConformance.Evidence;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testing;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Where a scenario counts a rule as exercised, one of the rule's faulty miniports is caught by it there, or the rule
/// says why not.
/// </summary>
internal sealed class BlindSpotTests
{
    private static IEnumerable<string> Rules => FaultMatrix.ByRule.Keys.Order(StringComparer.Ordinal);

    [Test]
    public void WhereARuleIsExercised_ItsFaultyMiniportIsCaught_OrTheRuleSaysWhyNot()
    {
        string[] unexplained =
        [
            .. from rule in Rules
               let coverage = FaultMatrix.ByRule[rule]
               let missed = coverage.Missed.Where(scenario => !IsExplained(rule, scenario)).ToArray()
               where missed.Length > 0
               select $"{rule}: {missed.Length} of {coverage.Exercising}: {string.Join(", ", missed)}",
        ];
        Assert.That(
            unexplained,
            Is.Empty,
            "count the rule as exercised only where breaking it is seen, add a faulty miniport that breaks it there, "
            + "or say in the evidence of the rule why it goes unseen:\n" + string.Join('\n', unexplained));
    }

    [Test]
    public void NothingIsExplained_ThatIsNotMissed()
        => Assert.That(
            from rule in RuleRoster.All
            where rule.BlindSpot is not null
            let coverage = FaultMatrix.ByRule.GetValueOrDefault(rule.Rule.Id)
            where coverage is not null || TestExtent.IsFull
            from pattern in rule.BlindSpot!.Scenarios
            where coverage?.Missed.Any(scenario => Glob.Matches(pattern, scenario)) != true
            select $"{rule.Rule.Id}: {pattern}",
            Is.Empty,
            "the evidence explains what is not missed");

    [Test]
    public void EveryRuleWithAFaultyMiniport_IsCaughtSomewhere()
        => Assert.That(
            Rules.Where(rule => FaultMatrix.ByRule[rule] is { Exercising: > 0 } coverage
                && coverage.Missed.Count == coverage.Exercising),
            Is.Empty);

    [Test]
    public void WhatIsExercised_IsSaid()
    {
        int pairs = FaultMatrix.ByRule.Values.Sum(coverage => coverage.Exercising);
        int missed = FaultMatrix.ByRule.Values.Sum(coverage => coverage.Missed.Count);
        TestContext.Out.WriteLine(
            $"{FaultMatrix.ByRule.Count} rules, {ScenarioCatalogue.WithSnapshots.Count} scenarios: "
            + $"{pairs} pairs exercised, "
            + $"{pairs - missed} of them catch a faulty miniport, {missed} are explained");
        Assert.That(pairs, Is.GreaterThan(missed));
    }

    private static bool IsExplained(string rule, string scenario)
        => RuleRoster.Find(rule)!.BlindSpot?.Scenarios.Any(pattern => Glob.Matches(pattern, scenario)) == true;
}
