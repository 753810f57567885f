using NdisConformance.Contract;
using NdisConformance.Evidence;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// What shows a sentence of a seed, found from its rules: a scenario, miniports and tests. Each column takes the first
/// rule that has something for it.
/// </summary>
internal sealed class SeedEvidence
{
    private readonly SeedSentence _sentence;
    private readonly RuleListing[] _rules;

    public SeedEvidence(SeedSentence sentence)
    {
        _sentence = sentence;
        Rules = [.. sentence.Rules.Select(id => RuleRoster.Find(id)
            ?? throw new InvalidOperationException($"a sentence of a seed names {id}, which is no rule"))];

        // Nothing is shown of a sentence before its first rule is implemented.
        _rules = Rules is [{ Disposition: RuleDisposition.Implemented }, ..]
            ? [.. Rules.Where(rule => rule.Disposition == RuleDisposition.Implemented)]
            : [];
        (Scenario, Driver) = FindScenario();
        Breaker = First(id => FaultyCatalogue.DriversByRule[id]
            .FirstOrDefault(driver => driver == (sentence.Breaker ?? driver)));
        User = _rules.SelectMany(rule => rule.Drivers).FirstOrDefault();
        Advised = First(id => AdviceTests.AdviceOnly.FirstOrDefault(advice => advice.Rule == id).Driver);
        HostTest = _rules.Select(rule => HarnessTests.BeginningWith(rule.Tests))
            .FirstOrDefault(test => test is not null);
        RuleTest = sentence.Test is { } test ? HarnessTests.BeginningWith([test]) : First(HarnessTests.Showing);
    }

    /// <summary>The rules of the sentence.</summary>
    public IReadOnlyList<RuleListing> Rules { get; }

    /// <summary>A scenario that shows the sentence; null if there is none.</summary>
    public string? Scenario { get; }

    /// <summary>The conforming miniport that meets the rule in that scenario, where the reference does not.</summary>
    public string? Driver { get; }

    /// <summary>A faulty miniport that breaks a rule of the sentence.</summary>
    public string? Breaker { get; }

    /// <summary>A conforming miniport that makes use of a permission.</summary>
    public string? User { get; }

    /// <summary>A conforming miniport that gets the advice.</summary>
    public string? Advised { get; }

    /// <summary>A test that knows the host from a wrong one.</summary>
    public string? HostTest { get; }

    /// <summary>A test that shows what the checker of a rule reports.</summary>
    public string? RuleTest { get; }

    private string? First(Func<string, string?> find)
        => _rules.Select(rule => find(rule.Rule.Id)).FirstOrDefault(found => found is not null);

    private (string? Scenario, string? Driver) FindScenario()
    {
        if (_rules.Length == 0)
        {
            return default;
        }

        return _sentence.Scenario is { } shown
            ? (shown, null)
            : _rules.Select(rule => Exercised(rule) ?? Named(rule) ?? Kept(rule))
                .FirstOrDefault(found => found is not null) ?? default;
    }

    /// <summary>A scenario in which the reference exercises the rule.</summary>
    private (string? Scenario, string? Driver)? Exercised(RuleListing listing)
        => Closest(
            listing.Rule,
            ScenarioSurvey.Entries.Where(entry => entry.Exercised.Contains(listing.Rule.Id))
                .Select(entry => entry.Scenario))
            .FirstOrDefault() is { } scenario
            ? (scenario.Id, null)
            : null;

    /// <summary>A scenario that names the rule, which the reference does not exercise there.</summary>
    private (string? Scenario, string? Driver)? Named(RuleListing listing)
        => Closest(
            listing.Rule,
            ScenarioCatalogue.Everything.Where(scenario => scenario.Rules.Contains(listing.Rule.Id)))
            .FirstOrDefault() is { } scenario
            ? (scenario.Id, listing.KeptBy)
            : null;

    /// <summary>
    /// A scenario in which the conforming miniport exercises the rule that the reference never meets.
    /// </summary>
    private (string? Scenario, string? Driver)? Kept(RuleListing listing)
    {
        if (listing.KeptBy is not { } driver)
        {
            return null;
        }

        Type type = DriverSurvey.Driver(driver).Type;
        ScenarioRunOptions options = new() { Store = TraceStore.Nothing };
        return Closest(listing.Rule, ScenarioCatalogue.WithSnapshots).FirstOrDefault(scenario => ScenarioRunner.Run(
            scenario, () => (IMiniportDriver)Activator.CreateInstance(type)!, options)
            .Rules.Exercised(listing.Rule.Id) > 0) is { } met
            ? (met.Id, driver)
            : null;
    }

    /// <summary>
    /// Those first that name the rule, and other rules of the sentence; of these the ones that name it early. Where
    /// none does, those that name rules of its group.
    /// </summary>
    private IEnumerable<Scenario> Closest(RuleDescriptor rule, IEnumerable<Scenario> scenarios)
        => scenarios.OrderByDescending(scenario => scenario.Rules.Contains(rule.Id))
            .ThenByDescending(scenario => scenario.Rules.Intersect(_sentence.Rules).Count())
            .ThenBy(scenario => scenario.Rules.ToList().IndexOf(rule.Id))
            .ThenByDescending(scenario => scenario.Rules.Count(
                id => id.StartsWith(rule.Area + "-", StringComparison.Ordinal)));
}
