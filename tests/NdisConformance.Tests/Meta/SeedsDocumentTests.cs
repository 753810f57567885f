using NdisConformance.Evidence;
using NdisConformance.Rules;
using NdisConformance.Scenarios;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// <c>conformance/SEEDS.md</c> says what the seeds and the roster say, and every sentence of a seed is held.
/// </summary>
internal sealed class SeedsDocumentTests
{
    // As a review of the five pages counted them.
    private static readonly (string Alias, int Sentences)[] Counted =
        [("S0", 9), ("S1", 20), ("S2", 20), ("S3", 15), ("S4", 13)];

    private static IEnumerable<(string Name, SeedSentence Sentence)> Sentences
        => from seed in Seeds.All
           from numbered in seed.Sentences.Select((sentence, index) => (Name: $"{seed.Alias}.{index + 1}", sentence))
           select numbered;

    private static IEnumerable<(string Name, SeedEvidence Evidence)> Implemented
        => from numbered in Sentences
           where numbered.Sentence.Rules.Count > 0
           let evidence = new SeedEvidence(numbered.Sentence)
           where evidence.Rules[0].Disposition == RuleDisposition.Implemented
           select (numbered.Name, evidence);

    [Test]
    public void Document_IsUpToDate() => AcceptedDocument.Verify([("SEEDS.md", SeedsDocument.Text())]);

    [Test]
    public void EverySentence_IsThere()
        => Assert.That(Seeds.All.Select(seed => (seed.Alias, seed.Sentences.Count)), Is.EqualTo(Counted));

    [Test]
    public void Rules_AreInTheRoster()
        => Assert.That(
            from numbered in Sentences
            from rule in numbered.Sentence.Rules
            where RuleRoster.Find(rule)?.Rule.Id != rule
            select $"{numbered.Name}: {rule}",
            Is.Empty);

    [Test]
    public void EverySentence_NamesEachOfItsRulesOnce_OrSaysWhyItHasNone()
        => Assert.That(
            from numbered in Sentences
            let rules = numbered.Sentence.Rules
            where rules.Distinct().Count() < rules.Count
                || (rules.Count == 0 && string.IsNullOrEmpty(numbered.Sentence.NotApplicable))
            select numbered.Name,
            Is.Empty);

    [Test]
    public void EveryRuleOfASeed_HoldsASentenceOfIt()
        => Assert.That(
            from listing in RuleRoster.All
            from alias in listing.Rule.Source.Split(',', StringSplitOptions.TrimEntries)
            from seed in Seeds.All
            where seed.Alias == alias
                && !seed.Sentences.Any(sentence => sentence.Rules.Contains(listing.Rule.Id))
            select $"{listing.Rule.Id} names {alias}",
            Is.Empty);

    [Test]
    public void WhatIsImplemented_IsShownByAScenarioOrATestOfTheHost()
        => Assert.That(
            from shown in Implemented
            where shown.Evidence is { Scenario: null, HostTest: null }
            select shown.Name,
            Is.Empty);

    [Test]
    public void WhatIsImplemented_HasATest()
        => Assert.That(
            from shown in Implemented
            where shown.Evidence is { HostTest: null, RuleTest: null }
            select shown.Name,
            Is.Empty);

    [Test]
    public void Scenarios_Exist()
        => Assert.That(
            Sentences.Select(numbered => numbered.Sentence.Scenario).OfType<string>(),
            Is.SubsetOf(ScenarioCatalogue.Everything.Select(scenario => scenario.Id)));

    [Test]
    public void Texts_AreSentences_ThatFitATable()
        => Assert.That(
            from numbered in Sentences
            from text in (string?[])[numbered.Sentence.Says, numbered.Sentence.Reading, numbered.Sentence.Host]
            where text is not null && (!text.EndsWith('.') || text.AsSpan().ContainsAny('|', '\n', '*'))
            select $"{numbered.Name}: {text}",
            Is.Empty);

    [Test]
    public void Document_HasUnixLines()
        => Assert.That(SeedsDocument.Text(), Does.EndWith("\n").And.Not.Contain("\r").And.Not.Contain("\n\n\n"));
}
