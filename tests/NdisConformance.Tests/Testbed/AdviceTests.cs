using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// What a rule advises against is legal: the conforming miniport that does it gets the advice, and nothing worse.
/// </summary>
internal sealed class AdviceTests
{
    [TestCase("nb-pool", "POOL-010")]
    [TestCase("frees-on-return", "NBL-016", "NBL-022")]
    [TestCase("deregisters-early", "SGDMA-DEREG-007")]
    public void ConformingMiniport_GetsTheAdvice(string driver, params string[] rules)
    {
        NdisMiniportAttribute declaration = Assembly
            .LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins/ConformingMiniports/ConformingMiniports.dll"))
            .GetCustomAttributes<NdisMiniportAttribute>()
            .Single(attribute => attribute.Name == driver);
        Scenario scenario = ScenarioCatalogue.All.Single(scenario => scenario.Id == "data-path/lists-used-again");
        ScenarioOutcome outcome = ScenarioRunner.Run(
            scenario, () => (IMiniportDriver)Activator.CreateInstance(declaration.DriverType)!);
        Assert.That(outcome.Kind, Is.EqualTo(OutcomeKind.Completed));
        Assert.That(outcome.Rules.Findings.Select(finding => finding.RuleId), Is.SupersetOf(rules));
        Assert.That(outcome.Rules.Findings.Where(finding => finding.IsViolation), Is.Empty);
    }
}
