using NdisConformance.Contract;
using NdisConformance.Evidence;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// Each rule that has a checker is exercised by the reference miniport, or by the conforming miniport that its
/// descriptor names; none of them breaks one.
/// </summary>
internal sealed class ExercisedRulesTests
{
    // Older hosts refuse it, and that is what it is for.
    private const string OneVersion = "registers-one-version";

    // Scenarios with two restarts end early, and that is what it is for.
    private const string OneRestart = "fails-second-restart";

    private readonly Dictionary<string, HashSet<string>> _exercisedBy = [];
    private readonly List<string> _findings = [];

    [OneTimeSetUp]
    public void RunAll()
    {
        RunNdis5("LegacyMiniport");
        foreach (string plugin in (string[])["ReferenceMiniport", "ConformingMiniports"])
        {
            RunNdis5(plugin);
            foreach (NdisMiniportAttribute driver in BuiltPlugin.Drivers(plugin))
            {
                HashSet<string> exercised = _exercisedBy[driver.Name] = [];

                // A conforming miniport need not be robust; the reference is.
                foreach (Scenario scenario in ScenarioCatalogue.WithRobustness.Where(
                    scenario => driver.Name == "reference" || scenario.HasSnapshot || IsThereFor(scenario, driver)))
                {
                    Run(driver, scenario, exercised);
                }
            }
        }
    }

    private void RunNdis5(string plugin)
    {
        foreach (NdisMiniportAttribute driver in BuiltPlugin.Drivers(plugin, NdisGeneration.Ndis5))
        {
            HashSet<string> exercised = _exercisedBy[driver.Name] = [];
            foreach (Scenario scenario in ScenarioCatalogue.OfNdis5)
            {
                Run(driver, scenario, exercised);
            }
        }
    }

    [Test]
    public void EveryRuleIsExercised_ByWhomItsDescriptorNames()
    {
        string[] unexercised = [.. RuleEngine.Implemented
            .Where(id => !_exercisedBy["reference"].Contains(id)
                && !_exercisedBy["legacy"].Contains(id)
                && !IsExercisedByItsDriver(id))];
        Assert.That(unexercised, Is.Empty);
    }

    [Test]
    public void NoRuleIsBroken() => Assert.That(_findings, Is.Empty);

    /// <summary>True if it is there for a rule that the driver keeps and the reference does not meet.</summary>
    private static bool IsThereFor(Scenario scenario, NdisMiniportAttribute driver)
        => scenario.Rules.Any(id => RuleRoster.Find(id)?.KeptBy == driver.Name);

    private bool IsExercisedByItsDriver(string id)
        => RuleRoster.Find(id)!.KeptBy is { } driver
            && _exercisedBy.TryGetValue(driver, out HashSet<string>? exercised)
            && exercised.Contains(id);

    private static IEnumerable<string> ExercisedIn(ScenarioOutcome outcome)
        => RuleEngine.Implemented.Where(id => outcome.Rules.Exercised(id) > 0);

    private static bool IsRefusedByOlderHost(NdisMiniportAttribute driver, Scenario scenario)
        => scenario.OwnHost is not null && (driver.Name == OneVersion || driver.Generation == NdisGeneration.Ndis5);

    private void Run(NdisMiniportAttribute driver, Scenario scenario, HashSet<string> exercised)
    {
        IEnumerable<ScenarioOutcome> outcomes = ScenarioRunner.RunEach(
            scenario, () => Activator.CreateInstance(driver.DriverType)!);
        foreach (ScenarioOutcome outcome in outcomes)
        {
            Read(driver, scenario, outcome, exercised);
        }
    }

    private void Read(
        NdisMiniportAttribute driver, Scenario scenario, ScenarioOutcome outcome, HashSet<string> exercised)
    {
        exercised.UnionWith(RuleEngine.Implemented.Where(id => outcome.Rules.Exercised(id) > 0));
        _findings.AddRange(outcome.Rules.Findings
            .Where(finding => finding.IsViolation || scenario.IsRobustness)
            .Select(finding => $"{driver.Name} {scenario.Id} {finding.RuleId} {finding.Message}"));
        bool endsEarly = outcome.Kind == OutcomeKind.Stopped && driver.Name == OneRestart;
        if (outcome.Kind != OutcomeKind.Completed && !endsEarly && !IsRefusedByOlderHost(driver, scenario))
        {
            _findings.Add($"{driver.Name} {scenario.Id} {outcome.Kind} {outcome.Reason}");
        }
    }
}
