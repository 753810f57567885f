using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// What each scenario has that no other has: rules that the reference exercises in it, alternatives of host and device,
/// steps, and the order of two of them.
/// </summary>
internal static class ScenarioSurvey
{
    private const int ManySteps = 16;
    private static readonly Lazy<IReadOnlyList<Entry>> Surveyed = new(Survey);

    public static IReadOnlyList<Entry> Entries => Surveyed.Value;

    private static Entry[] Survey()
    {
        List<(Scenario Scenario, HashSet<string> Rules, HashSet<string> Traits)> all =
            [.. ScenarioCatalogue.WithSnapshots.Select(Run)];
        Dictionary<string, int> counts = all.SelectMany(item => item.Rules.Concat(item.Traits))
            .GroupBy(trait => trait, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return [.. all.Select(item => new Entry(
            item.Scenario,
            item.Rules,
            Telling(item.Rules.Concat(item.Traits).Where(trait => counts[trait] == 1))))];
    }

    /// <summary>What is unlike anything by itself need not be said again of its combinations.</summary>
    private static string[] Telling(IEnumerable<string> only)
    {
        string[] all = [.. only.Order(StringComparer.Ordinal)];
        return [.. all.Where(trait => !all.Any(other => other.Length < trait.Length
            && (trait.StartsWith(other + ", where ", StringComparison.Ordinal)
                || trait.EndsWith(", where " + other, StringComparison.Ordinal))))];
    }

    private static (Scenario Scenario, HashSet<string> Rules, HashSet<string> Traits) Run(Scenario scenario)
    {
        List<ScenarioStep> steps = [];
        Judgement rules = ScenarioRunner.Run(
            scenario,
            ReferenceDriver.Create,
            new ScenarioRunOptions { Store = TraceStore.Nothing, Steps = steps }).Rules;
        HashSet<string> exercised = [.. RuleEngine.Implemented.Where(rule => rules.Exercised(rule) > 0)];
        return (scenario, exercised, Traits(scenario, steps));
    }

    private static HashSet<string> Traits(Scenario scenario, List<ScenarioStep> steps)
    {
        IEnumerable<string> order = steps.Zip(steps.Skip(1))
            .Where(pair => pair.First.Verb != pair.Second.Verb)
            .Select(pair => $"{pair.Second.Verb} after {pair.First.Verb}");
        string[] course = [.. steps.SelectMany(Parts), .. order, .. Repeated(steps)];
        string[] setup =
        [
            .. Choices(scenario.Setup),
            .. Different(scenario.Setup.Host, new HostOptions()),
            .. Different(scenario.Setup.Nic, TestbedSetup.Ordinary.Nic),
        ];
        string whole = setup.Length == 0 ? "ordinary" : string.Join(" and ", setup);
        return [.. setup, whole, .. course, .. course.Select(what => $"{what}, where {whole}")];
    }

    /// <summary>What comes again and again, with nothing between.</summary>
    private static IEnumerable<string> Repeated(List<ScenarioStep> steps)
    {
        for (int first = 0; first < steps.Count;)
        {
            string verb = steps[first].Verb;
            int count = steps.Skip(first).TakeWhile(step => step.Verb == verb).Count();
            if (count > ManySteps)
            {
                yield return $"{verb} more than {ManySteps} times in a row";
            }

            first += count;
        }
    }

    /// <summary>Each detail of a step counts for itself.</summary>
    private static IEnumerable<string> Parts(ScenarioStep step)
        => step.Detail.Split("; ").Select(detail => (step with { Detail = detail }).ToString());

    private static IEnumerable<string> Choices(TestbedSetup setup)
    {
        ScriptedChoices choices = new();
        setup.Choices?.Invoke(choices);
        return choices.Script.Select(choice =>
        {
            string kind = choice.Kind >= (int)HostChoice.DeviceFirst
                ? ((DeviceChoice)(choice.Kind - (int)HostChoice.DeviceFirst)).ToString()
                : ((HostChoice)choice.Kind).ToString();
            string site = choice.Site is { } ddi ? $" of {(TraceName)ddi}" : string.Empty;
            string occurrence = choice.Occurrence is { } before ? $", time {before + 1}" : string.Empty;
            return $"{kind}{site} = {choice.Value}{occurrence}";
        });
    }

    private static IEnumerable<string> Different<T>(T actual, T ordinary)
        => from property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let value = property.GetValue(actual)
           where !Equals(value, property.GetValue(ordinary))
           select $"{property.Name} = {value}";

    /// <param name="Scenario">The scenario.</param>
    /// <param name="Exercised">The rules that the reference exercises in it.</param>
    /// <param name="Only">What it has and no other.</param>
    public sealed record Entry(
        Scenario Scenario, IReadOnlySet<string> Exercised, IReadOnlyList<string> Only);
}
