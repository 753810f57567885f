using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Evidence;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Rules;

/// <summary>Every rule of the contract is listed once, and what the list says of it is true.</summary>
[TestFixture]
internal sealed class RosterTests
{
    private static readonly string HostTests = typeof(Host.HostDuty).Namespace!;

    private const int RulesOfTheContract = 416;

    private static readonly string[] Ids = [.. RuleRoster.All.Select(listing => listing.Rule.Id)];

    [Test]
    public void EveryRuleOfTheContract_IsListed()
    {
        Assert.That(ContractGroup.All.Sum(group => group.Rules), Is.EqualTo(RulesOfTheContract));
        Assert.That(RuleGroups.All.Select(CountOf), Is.EqualTo(ContractGroup.All));
    }

    [Test]
    public void Numbers_HaveNoGap()
        => Assert.That(
            Ids,
            Is.EqualTo(ContractGroup.All.SelectMany(
                group => Enumerable.Range(1, group.Rules).Select(number => $"{group.Name}-{number:000}"))));

    [Test]
    public void NoRule_IsBothCheckedAndUnchecked()
        => Assert.That(
            RuleRoster.Unchecked.Select(row => row.Rule.Id).Where(id => RuleCatalogue.Find(id) is not null),
            Is.Empty,
            "the unchecked row of a rule goes when a checker reports it");

    [Test]
    public void NoRule_IsUncheckedTwice()
        => Assert.That(RuleRoster.Unchecked.Select(row => row.Rule.Id), Is.Unique);

    [Test]
    public void EvidenceOnCheckers_IsAboutRulesWithAChecker()
        => Assert.That(RuleRoster.Checked, Is.SubsetOf(RuleEngine.Implemented));

    [Test]
    public void Listings_AreComplete()
    {
        foreach (RuleListing listing in RuleRoster.All)
        {
            RuleDescriptor rule = listing.Rule;
            Assert.That(
                new[] { rule.Title, rule.Requirement, rule.Source, rule.SourcePage, rule.WindowsEquivalent },
                Has.None.Null.And.None.Empty,
                rule.Id);
            Assert.That(rule.Requirement, Does.EndWith("."), rule.Id);
            Assert.That(rule.Title, Does.Not.EndWith("."), rule.Id);
            Assert.That(
                rule.Source.Split(',').Select(alias => alias.Trim()),
                Has.All.Matches<string>(SourcePages.Knows),
                rule.Id);
            Assert.That(
                string.IsNullOrEmpty(listing.Reason),
                Is.EqualTo(listing.Disposition == RuleDisposition.Implemented),
                rule.Id);
        }
    }

    [Test]
    public void WhatIsImplemented_IsShownByACheckerATestOrADriver()
    {
        foreach (RuleListing listing in RuleRoster.All)
        {
            int shown = Convert.ToInt32(RuleEngine.Implemented.Contains(listing.Rule.Id))
                + Convert.ToInt32(listing.Tests.Count > 0)
                + Convert.ToInt32(listing.Drivers.Count > 0);
            int expected = Convert.ToInt32(listing.Disposition == RuleDisposition.Implemented);
            Assert.That(shown, Is.EqualTo(expected), listing.Rule.Id);
        }
    }

    [Test]
    public void TestsOfTheHost_Exist()
    {
        string[] tests =
        [
            .. typeof(RosterTests).Assembly.GetTypes()
                .Where(type => type.Namespace?.StartsWith(HostTests, StringComparison.Ordinal) == true)
                .SelectMany(type => type.GetMethods().Where(IsTest).Select(method => $"{type.Name}.{method.Name}")),
        ];

        Assert.That(
            RuleRoster.All.SelectMany(listing => listing.Tests)
                .Where(name => !tests.Any(test => test.StartsWith(name, StringComparison.Ordinal))),
            Is.Empty);
    }

    [Test]
    public void DriversOfPermissions_Exist()
    {
        string[] drivers =
        [
            .. BuiltPlugin.Drivers("ConformingMiniports")
                .Select(attribute => attribute.Name),
        ];

        Assert.That(RuleRoster.All.SelectMany(listing => listing.Drivers), Is.SubsetOf(drivers));
    }

    [Test]
    public void FindsWhateverTheCase()
        => Assert.That(RuleRoster.Find("ndis5-006")?.Disposition, Is.EqualTo(RuleDisposition.NotVerified));

    [Test]
    public void FindsNothingForAnUnknownId() => Assert.That(RuleRoster.Find("NDIS5-999"), Is.Null);

    private static bool IsTest(MethodInfo method)
        => method.IsDefined(typeof(TestAttribute)) || method.IsDefined(typeof(TestCaseAttribute))
            || method.IsDefined(typeof(TestCaseSourceAttribute));

    private static ContractGroup CountOf(RuleGroup group)
        => ContractGroup.Count(
            group.Name,
            [.. RuleRoster.All.Select(listing => listing.Rule).Where(rule => rule.Area == group.Name)]);
}
