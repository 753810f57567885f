using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// Faulty miniports whose mistake shows only where a call fails deep in a path, or where something happens at an
/// unusual moment: no scenario with a snapshot catches them, and a scenario with variations does. An ordinary test run
/// takes a third of them (<see cref="TestExtent"/>).
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class VariedFaultTests
{
    private static readonly Scenario[] Varied =
        [.. ScenarioCatalogue.All.Where(scenario => scenario.Variations is not null)];

    private static readonly TestCaseData[] CaughtByVariationsOnly =
    [
        Case("life-003-loses-first-block-of-initialize", "LIFE-003"),
        Case("life-007-loses-first-block-of-dpc", "LIFE-007"),
        Case("life-007-loses-first-block-of-request", "LIFE-007"),
        Case("life-007-loses-first-block-of-restart", "LIFE-007"),
        Case("mdl-003-believes-in-last-mdl", "MDL-003"),
        Case("nbl-002-believes-in-last-list", "NBL-002"),
        Case("pool-017-loses-first-of-two-pools", "POOL-017"),
        Case("reg-011-stays-registered-without-memory", "REG-011"),
        Case("recv-027-acknowledges-receives-late", "RECV-027"),
        Case("send-001-acknowledges-after-rings", "SEND-001", "RECV-027"),
        Case("shmem-016-loses-first-of-two-blocks", "SHMEM-016"),
    ];

    private static IEnumerable<TestCaseData> Taken
        => CaughtByVariationsOnly.Where((_, index) => TestExtent.IsFull || index % 3 == 0);

    [TestCaseSource(nameof(Taken))]
    public void Driver_IsCaughtByVariationsOnly(string driver, string[] rules)
    {
        DriverResult once = Run(ScenarioCatalogue.WithSnapshots, driver);
        DriverResult varied = Run(Varied, driver);

        Assert.That(GroupFold.Of(once.Scenarios), Is.Empty);
        Assert.That(once.Scenarios.Select(scenario => scenario.Verdict), Is.All.EqualTo(ScenarioVerdict.Pass));
        Assert.That(
            GroupFold.Of(varied.Scenarios).Select(group => group.Finding.Rule),
            Does.Contain(rules[0]).And.All.AnyOf(rules));
        Assert.That(
            varied.Scenarios.SelectMany(s => s.Runs).Where(run => run.Findings.Count > 0).Select(run => run.IsVaried),
            Is.All.True);
    }

    /// <summary>The rule of a driver comes first, then others that the same step breaks.</summary>
    private static TestCaseData Case(string driver, params string[] rules)
        => new TestCaseData(driver, rules).SetArgDisplayNames(driver);

    private static DriverResult Run(IReadOnlyList<Scenario> scenarios, string driver)
        => new ConformanceRunner(scenarios, Executors.For(scenarios)).Run(
            new RunPlan
            {
                Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", "FaultyMiniports")],
                Drivers = [driver],
            },
            new NoObserver()).Drivers.Single();
}
