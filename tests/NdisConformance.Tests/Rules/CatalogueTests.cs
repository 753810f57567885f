using System.Reflection;
using System.Text.RegularExpressions;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed partial class CatalogueTests
{
    [Test]
    public void DescriptorsAreComplete()
    {
        foreach (RuleDescriptor rule in RuleCatalogue.All)
        {
            Assert.That(
                new[] { rule.Title, rule.Requirement, rule.Source, rule.SourcePage, rule.WindowsEquivalent, rule.Area },
                Has.None.Null.And.None.Empty,
                rule.Id);
            Assert.That(rule.Requirement, Does.EndWith("."), rule.Id);
            Assert.That(
                rule.SourcePage, Does.StartWith("https://learn.microsoft.com/"), rule.Id);
            Assert.That(
                rule.Source.Split(',').Select(alias => alias.Trim()),
                Has.All.Matches<string>(SourcePages.Knows),
                rule.Id);
        }
    }

    [Test]
    public void IdsAreUniqueAndOfTheGrammar()
    {
        string[] ids = [.. RuleCatalogue.All.Select(rule => rule.Id)];
        Assert.That(ids, Is.Unique);
        Assert.That(ids, Has.All.Matches<string>(Grammar().IsMatch));
    }

    [Test]
    public void PreconditionsAreFunctions()
        => Assert.That(
            RuleCatalogue.All.SelectMany(rule => rule.Preconditions), Has.All.Matches<TraceName>(TraceSchema.IsDdi));

    [Test]
    public void EveryRuleOfAMiniportHasOneCheckerAndNoOtherHas()
        => Assert.That(
            RuleEngine.Implemented,
            Is.EqualTo(RuleCatalogue.All.Where(rule => rule.Who == RuleParty.Miniport).Select(rule => rule.Id)));

    [Test]
    public void NoPermissionHasAChecker()
        => Assert.That(RuleCatalogue.All.Select(rule => rule.Level), Has.None.EqualTo(RuleLevel.May));

    [TestCase("Fires_")]
    [TestCase("Silent_")]
    public void EveryCheckedRuleHasATest(string prefix)
    {
        string[] shown =
        [
            .. typeof(CatalogueTests).Assembly.GetTypes()
                .SelectMany(type => type.GetMethods())
                .Where(method => method.Name.StartsWith(prefix, StringComparison.Ordinal))
                .SelectMany(method => method.GetCustomAttribute<RuleAttribute>()?.Ids ?? []),
        ];
        Assert.That(RuleEngine.Implemented.Except(shown), Is.Empty);
    }

    [Test]
    public void FindsWhateverTheCase()
        => Assert.That(RuleCatalogue.Find("sgdma-free-002")?.Id, Is.EqualTo("SGDMA-FREE-002"));

    [Test]
    public void FindsNothingForAnUnknownId() => Assert.That(RuleCatalogue.Find("SGDMA-FREE-999"), Is.Null);

    [TestCase("SGDMA-FRE-002", "SGDMA-FREE-002")]
    [TestCase("life-13", "LIFE-013")]
    [TestCase("SEND001", "SEND-001")]
    public void NamesTheNearest(string id, string nearest)
        => Assert.That(NearestIds.Of(id, RuleCatalogue.All.Select(rule => rule.Id))[0], Is.EqualTo(nearest));

    [Test]
    public void RulesOfTheVocabulary_HaveAChecker()
    {
        IEnumerable<string?> named = TraceSchema.All.SelectMany(row => row.Arguments
            .SelectMany(argument => new[]
            {
                argument.Handle?.WrongKind, argument.Handle?.Released, argument.Handle?.Null,
            })
            .Append(row.IrqlRule)
            .Append(row.NullRule));
        Assert.That(named.OfType<string>().Distinct(), Is.SubsetOf(RuleEngine.Implemented));
    }

    [GeneratedRegex(
        "^(SGDMA-(REG|ALLOC|LIST|CB|FREE|DEREG)|REG|ATTR|SHMEM|POOL|NBL|MDL|SEND|RECV|LIFE|INT|IRQL|NDIS5|OID|DEV)"
        + "-[0-9]{3}$")]
    private static partial Regex Grammar();
}
