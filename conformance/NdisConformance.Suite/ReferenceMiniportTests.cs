using NdisConformance.Results;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Suite;

/// <summary>Every scenario of NDIS 6 as a test of the reference miniport.</summary>
[TestFixture]
internal sealed class ReferenceMiniportTests()
    : MiniportTests("ReferenceMiniport", "reference", ScenarioCatalogue.All)
{
    private static IEnumerable<TestCaseData> EachScenario => CasesOf(ScenarioCatalogue.All);

    [TestCaseSource(nameof(EachScenario))]
    public Task Conforms(Scenario scenario) => Check(scenario, ScenarioVerdict.Pass, ScenarioVerdict.NotApplicable);
}
