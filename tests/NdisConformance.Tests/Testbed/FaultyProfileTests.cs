using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// What a driver does wrong with lists and addresses is laid to the same rule however wide the device's addresses are,
/// whether mappings are bounced, how fragmented memory is, and whose storage holds the lists. An ordinary test run
/// takes a third of the profiles (<see cref="TestExtent"/>).
/// </summary>
[TestFixture]
internal sealed class FaultyProfileTests
{
    private static readonly Assembly Plugin = BuiltPlugin.Load("FaultyMiniports");

    private static IEnumerable<TestbedProfile> Profiles
        => TestbedProfile.All.Where((_, index) => TestExtent.IsFull || index % 3 == 0);

    [TestCase("sgdma-alloc-014-posts-remembered-addresses", "SGDMA-ALLOC-014")]
    [TestCase("sgdma-alloc-021-patches-data-after-request", "SGDMA-ALLOC-021")]
    [TestCase("sgdma-alloc-021-patches-data-in-callback", "SGDMA-ALLOC-021")]
    [TestCase("sgdma-alloc-025-advances-by-hand", "SGDMA-ALLOC-025")]
    [TestCase("sgdma-cb-007-passes-over-late-frames", "SGDMA-CB-007")]
    [TestCase("sgdma-list-009-drops-beyond-limit", "SGDMA-LIST-009")]
    [TestCase("sgdma-list-009-reads-what-its-buffer-holds", "SGDMA-LIST-009")]
    [TestCase("sgdma-list-010-sends-physical-addresses", "SGDMA-LIST-010")]
    [TestCase("sgdma-list-010-sends-virtual-addresses", "SGDMA-LIST-010")]
    [TestCase("sgdma-list-011-sends-mdl-by-mdl", "SGDMA-LIST-011", "SGDMA-LIST-004")]
    [TestCase("sgdma-list-011-takes-elements-for-pages", "SGDMA-LIST-011")]
    [TestCase("sgdma-list-013-clears-length-before-free", "SGDMA-LIST-013")]
    [TestCase("sgdma-list-013-retreats-while-mapped", "SGDMA-LIST-013")]
    [TestCase("shmem-007-converts-shared-address", "SHMEM-007")]
    public void Driver_IsCaughtByTheSameRuleUnderEveryProfile(string name, string rule, string alsoFires = "")
    {
        Type driver = Plugin.GetCustomAttributes<NdisMiniportAttribute>().Single(d => d.Name == name).DriverType;
        Scenario[] scenarios = [.. ScenarioCatalogue.WithSnapshots.Where(scenario => scenario.Rules.Contains(rule))];
        scenarios = scenarios.Length == 0 ? [.. ScenarioCatalogue.WithSnapshots] : scenarios;
        Assert.Multiple(() =>
        {
            foreach (TestbedProfile profile in Profiles.Where(p => !p.IsBounced || !NeedsManyElements(rule)))
            {
                string[] found =
                [
                    .. scenarios.SelectMany(scenario => FindingsOf(driver, scenario, profile)).Distinct(),
                ];
                Assert.That(found.Where(id => id != alsoFires), Is.EqualTo(new[] { rule }), profile.Name);
            }
        });
    }

    /// <summary>Bounced frames have no more elements than there are map registers for.</summary>
    private static bool NeedsManyElements(string rule) => rule == "SGDMA-LIST-009";

    private static IEnumerable<string> FindingsOf(Type driver, Scenario scenario, TestbedProfile profile)
        => ScenarioRunner.Run(
                scenario,
                () => (IMiniportDriver)Activator.CreateInstance(driver)!,
                new ScenarioRunOptions { Profile = profile })
            .Rules.Findings.Where(finding => finding.IsViolation).Select(finding => finding.RuleId);
}
