using NdisConformance.Evidence;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Testbed;

namespace NdisConformance.Tests.Meta;

/// <summary>Catalogue, checkers, faulty miniports and scenarios speak of the same rules.</summary>
internal sealed class CatalogueAgreementTests
{
    // Rules of which the contract asks for two faulty miniports, on different paths through the driver.
    private static readonly string[] TwiceBroken = ["SGDMA-ALLOC", "SGDMA-LIST", "SGDMA-CB", "SGDMA-FREE"];

    // Rules that have fewer yet: other ways to break ALLOC-014 are caught by ALLOC-013 or CB-001 first.
    private static readonly string[] NotYet = ["SGDMA-ALLOC-014"];

    // Rules whose breach is legal: a driver that does it is among the conforming miniports.
    private static readonly string[] AdviceOnly =
    [
        .. AdviceTests.AdviceOnly.Select(advice => advice.Rule), .. AdviceTests.NoteOnly.Select(note => note.Rule),
    ];

    [Test]
    public void EveryRuleWithAChecker_HasItsFaultyMiniports()
        => Assert.That(
            RuleEngine.Implemented
                .Select(id => RuleCatalogue.Find(id)!)
                .Where(rule => FaultyCatalogue.DriversByRule[rule.Id].Count() < (IsTwiceBroken(rule) ? 2 : 1))
                .Select(rule => rule.Id),
            Is.EquivalentTo([.. NotYet, .. AdviceOnly]));

    [Test]
    public void EveryFaultyMiniport_BreaksARuleWithAChecker()
        => Assert.That(
            FaultyCatalogue.DriversByRule.Select(drivers => drivers.Key), Is.SubsetOf(RuleEngine.Implemented));

    [Test]
    public void Scenarios_NameRulesThatThereAre_AndEachOnce()
        => Assert.Multiple(() =>
        {
            foreach (Scenario scenario in ScenarioCatalogue.WithSnapshots)
            {
                Assert.That(scenario.Rules.Where(rule => RuleRoster.Find(rule) is null), Is.Empty, scenario.Id);
                Assert.That(scenario.Rules, Is.Unique, scenario.Id);
            }
        });

    [Test]
    public void Rules_AreExercised_ByAScenarioOfEachGroupThatNamesThem()
        => Assert.That(
            from groups in ScenarioSurvey.Entries.GroupBy(entry => entry.Scenario.Group)
            let exercised = groups.SelectMany(entry => entry.Exercised).ToHashSet()
            from rule in groups.SelectMany(entry => entry.Scenario.Rules).Distinct()
            where RuleEngine.Implemented.Contains(rule) && !exercised.Contains(rule)
                && RuleCatalogue.Find(rule)!.AppliesTo is null
            select $"{groups.Key}: {rule}",
            Is.Empty);

    private static bool IsTwiceBroken(RuleDescriptor rule) => rule.IsBinding && TwiceBroken.Contains(rule.Area);
}
