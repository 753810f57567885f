using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Meta;

/// <summary><c>conformance/RULES.md</c> and the pages of the rules say what the catalogue says.</summary>
internal sealed class RulesDocumentTests
{
    private IReadOnlyList<RulePage> _pages = null!;
    private IReadOnlyList<(string Path, string Text)> _documents = null!;

    [OneTimeSetUp]
    public void Generate()
    {
        using RuleExplainer explainer = new(ScenarioCatalogue.Everything, new McMasterPluginLoader());
        explainer.Open(
            Plugin("FaultyMiniports"),
            Plugin("ReferenceMiniport"),
            Plugin("ConformingMiniports"),
            Plugin("LegacyMiniport"));
        _pages = [.. RuleRoster.All.Select(rule => explainer.Explain(rule))];
        _documents = [.. RulesDocument.All(_pages)];
    }

    [Test]
    public void Documents_AreUpToDate() => AcceptedDocument.Verify(_documents);

    [Test]
    public void NoPage_IsLeftWithoutARule()
    {
        string folder = Path.Combine(RepositoryTree.Root, "conformance", "rules");
        string[] left =
        [
            .. Directory.EnumerateFiles(folder)
                .Select(file => "rules/" + Path.GetFileName(file))
                .Except(_documents.Select(document => document.Path)),
        ];
        Assert.That(left, Is.Empty);
    }

    [Test]
    public void Index_HasEveryRuleOnce()
        => Assert.That(
            _documents[0].Text.Split('\n')
                .Where(line => line.StartsWith("| [", StringComparison.Ordinal))
                .Select(line => line[3..line.IndexOf(']', StringComparison.Ordinal)]),
            Is.EqualTo(RuleRoster.All.Select(listing => listing.Rule.Id)));

    [Test]
    public void EveryRuleWithAFaultyMiniport_IsShownBrokenAndKept()
        => Assert.That(
            _pages.Where(page => page.FaultyDrivers is { Count: > 0 })
                .Where(page => page.Illustration is not { Failing.Count: > 0, Passing.Count: > 0 })
                .Select(page => page.Listing.Rule.Id),
            Is.Empty);

    [Test]
    public void WhatIsShownBroken_DiffersFromWhatIsShownKept()
        => Assert.That(
            _pages.Where(page => page.Illustration is { } shown && shown.Failing.SequenceEqual(shown.Passing))
                .Select(page => page.Listing.Rule.Id),
            Is.Empty);

    [Test]
    public void FaultyMiniports_AreThoseOfThePlugin()
        => Assert.That(
            _pages.SelectMany(page => page.FaultyDrivers!),
            Is.EquivalentTo(FaultyCatalogue.DriversByRule.SelectMany(drivers => drivers)));

    [Test]
    public void Documents_HaveUnixLines()
        => Assert.That(
            _documents.Select(document => document.Text),
            Has.All.EndsWith("\n").And.All.Not.Contain("\r").And.All.Not.Contain("\n\n\n"));

    private static string Plugin(string name) => Path.Combine(AppContext.BaseDirectory, "plugins", name);
}
