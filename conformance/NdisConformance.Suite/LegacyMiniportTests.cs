using NdisConformance.Results;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Suite;

/// <summary>Every scenario of NDIS 5 as a test of the legacy miniports, which are drivers of NDIS 5.1.</summary>
[TestFixture("legacy")]
[TestFixture("legacy-serialized")]
internal sealed class LegacyMiniportTests(string driver)
    : MiniportTests("LegacyMiniport", driver, ScenarioCatalogue.OfNdis5)
{
    private static IEnumerable<TestCaseData> EachScenario => CasesOf(ScenarioCatalogue.OfNdis5);

    [TestCaseSource(nameof(EachScenario))]
    public Task Conforms(Scenario scenario)
        => IsTooOld(scenario)
            ? Check(scenario, ScenarioVerdict.NotRun)
            : Check(scenario, ScenarioVerdict.Pass, ScenarioVerdict.NotApplicable);

    /// <summary>NDIS 5.0 takes no driver of NDIS 5.1.</summary>
    private static bool IsTooOld(Scenario scenario) => scenario.OwnHost is { Major: 5, Minor: 0 };
}
