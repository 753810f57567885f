using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// Makes the pages of rules. What a breach looks like is shown by running: a faulty miniport of the rule, and beside
/// it a driver that keeps the rule, through the first scenario in which the rule is seen broken.
/// </summary>
public sealed class RuleExplainer(IReadOnlyList<Scenario> catalogue, IPluginLoader loader) : IDisposable
{
    private const string ReferenceDriver = "reference";
    private const string LegacyDriver = "legacy";

    private Plugin? _faulty;
    private Plugin? _reference;
    private Plugin? _conforming;
    private Plugin? _legacy;

    /// <summary>Opens the plugins that show what rules look like. Without them, pages have no traces.</summary>
    /// <exception cref="PluginLoadException">One of them cannot be loaded.</exception>
    public void Open(string faulty, string reference, string conforming, string legacy)
    {
        _faulty = Plugin.Open(faulty, loader);
        _reference = Plugin.Open(reference, loader);
        _conforming = Plugin.Open(conforming, loader);
        _legacy = Plugin.Open(legacy, loader);
    }

    /// <summary>The page of a rule; without traces if it was cancelled before they were there.</summary>
    public RulePage Explain(RuleListing listing, CancellationToken cancellation = default)
    {
        string id = listing.Rule.Id;
        Scenario[] named = [.. catalogue.Where(scenario => scenario.Rules.Contains(id))];
        string[]? drivers = _faulty is null ? null : [.. _faulty.Manifest.Faults
            .Where(fault => fault.Rule == id)
            .Select(fault => fault.Driver)
            .Order(StringComparer.Ordinal)];
        RulePage page = new(listing, [.. named.Select(scenario => scenario.Id)], drivers, Illustration: null);
        try
        {
            return page with
            {
                Illustration = drivers is null ? null : Illustrate(listing, drivers, named, cancellation),
            };
        }
        catch (OperationCanceledException)
        {
            return page with { Cancelled = true };
        }
    }

    public void Dispose()
    {
        _faulty?.Dispose();
        _reference?.Dispose();
        _conforming?.Dispose();
        _legacy?.Dispose();
    }

    /// <summary>The first of the drivers, unless it is another that shows where the obligation was made.</summary>
    private RuleIllustration? Illustrate(
        RuleListing rule,
        IEnumerable<string> drivers,
        IEnumerable<Scenario> named,
        CancellationToken cancellation)
    {
        RuleIllustration? first = null;
        foreach (string driver in drivers)
        {
            NdisGeneration generation =
                _faulty!.Manifest.Drivers.Single(declared => declared.Name == driver).Generation;
            bool Fits(Scenario scenario) => scenario.Generation == generation;

            // The further runs come last, and only those of scenarios that name the rule.
            IEnumerable<Scenario> further = named.Where(Fits).SelectMany(
                scenario => InProcessRun.Variations(_faulty!, driver, scenario));
            IEnumerable<Scenario> all = named.Union(catalogue).Where(Fits).Concat(further);
            RuleIllustration? shown = Illustrate(rule, driver, all, cancellation);
            if (shown?.Finding.Made is not null)
            {
                return shown;
            }

            first ??= shown;
        }

        return first;
    }

    private RuleIllustration? Illustrate(
        RuleListing rule, string driver, IEnumerable<Scenario> scenarios, CancellationToken cancellation)
    {
        foreach (Scenario scenario in scenarios)
        {
            cancellation.ThrowIfCancellationRequested();
            (ScenarioRun run, TraceStore failing) = InProcessRun.Trace(_faulty!, driver, scenario);
            if (run.Findings.FirstOrDefault(finding => finding.Rule == rule.Rule.Id) is { } finding)
            {
                (Plugin plugin, string keeper) = rule.KeptBy is { } unusual
                    ? (_conforming!, unusual)
                    : scenario.Generation == NdisGeneration.Ndis5 ? (_legacy!, LegacyDriver)
                    : (_reference!, ReferenceDriver);
                TraceStore passing = InProcessRun.Trace(plugin, keeper, scenario).Trace;
                TraceExcerpt excerpt = TraceExcerpt.Of(
                    failing, passing, finding.Made?.Sequence ?? 0, finding.Broken.Sequence);
                return new RuleIllustration(
                    scenario.Id, driver, finding, excerpt.Failing, keeper, excerpt.Passing);
            }
        }

        return null;
    }
}
