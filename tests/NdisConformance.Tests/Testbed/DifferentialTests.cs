using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// What reaches the wire and how sends end does not depend on the width of the device's addresses, on bouncing, on
/// fragmentation or on whose storage holds a list. A difference is a finding even where no rule names it.
/// </summary>
/// <remarks>
/// A run in which a driver failed sends because NDIS refused mappings is not compared: a bounced frame may need more
/// map registers than there are, and then a driver may copy it or not.
/// </remarks>
internal sealed class DifferentialTests
{
    private static IEnumerable<TestCaseData> Drivers
        => new[] { "ReferenceMiniport", "ConformingMiniports" }
            .Select(plugin => Assembly.LoadFrom(
                Path.Combine(AppContext.BaseDirectory, "plugins", plugin, plugin + ".dll")))
            .SelectMany(assembly => assembly.GetCustomAttributes<NdisMiniportAttribute>())
            .Select(driver => new TestCaseData(driver.DriverType).SetArgDisplayNames(driver.Name));

    [TestCaseSource(nameof(Drivers))]
    public void WireAndCompletions_AreTheSameUnderEveryProfile(Type driver)
    {
        int compared = 0;
        List<string> differences = [];
        foreach (Scenario scenario in ScenarioCatalogue.All)
        {
            string[]? expected = null;
            foreach (TestbedProfile profile in TestbedProfile.All)
            {
                TraceStore trace = Run(driver, scenario, profile, differences);
                if (IsShortOfMappings(trace))
                {
                    continue;
                }

                compared++;
                string[] found = Traffic(trace);
                expected ??= found;
                if (!found.SequenceEqual(expected))
                {
                    differences.Add(
                        $"{scenario.Id} {profile}: {found.Except(expected).FirstOrDefault()} instead of "
                        + $"{expected.Except(found).FirstOrDefault()}");
                }
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(differences, Is.Empty);
            Assert.That(compared, Is.GreaterThan(ScenarioCatalogue.All.Count * TestbedProfile.All.Count / 2));
        });
    }

    private static TraceStore Run(
        Type driver, Scenario scenario, TestbedProfile profile, List<string> differences)
    {
        ScenarioOutcome outcome = ScenarioRunner.Run(
            scenario,
            () => (IMiniportDriver)Activator.CreateInstance(driver)!,
            new ScenarioRunOptions { Profile = profile });
        differences.AddRange(outcome.Rules.Findings
            .Where(finding => finding.IsViolation)
            .Select(finding => $"{scenario.Id} {profile}: {finding.RuleId} {finding.Message}"));
        if (outcome.Kind != OutcomeKind.Completed)
        {
            differences.Add($"{scenario.Id} {profile}: {outcome.Kind} {outcome.Reason}");
        }

        return outcome.Trace;
    }

    private static bool IsShortOfMappings(TraceStore trace)
    {
        bool isRefused = false;
        bool hasFailed = false;
        for (int i = 0; i < trace.Count; i++)
        {
            ref readonly TraceEvent e = ref trace[i];
            isRefused |= e.Name == TraceName.NdisMAllocateNetBufferSGList
                && e.Kind == TraceKind.Return
                && e.Result == (uint)NDIS_STATUS_RESOURCES;
            hasFailed |= e.Name == TraceName.SendCompleted && e[1] == (uint)NDIS_STATUS_RESOURCES;
        }

        return isRefused && hasFailed;
    }

    /// <summary>Every frame on the wire and every completed send, named in the order of the sends.</summary>
    private static string[] Traffic(TraceStore trace)
    {
        List<string> traffic = [];
        Dictionary<TraceObject, int> frames = [];
        Dictionary<TraceObject, int> lists = [];
        for (int i = 0; i < trace.Count; i++)
        {
            ref readonly TraceEvent e = ref trace[i];
            switch (e.Name)
            {
                case TraceName.SendSubmitted:
                    lists.TryAdd(e.Object(0).Identity, lists.Count);
                    frames.TryAdd(e.Object(1).Identity, frames.Count);
                    break;
                case TraceName.WireTransmit:
                    int frame = frames.GetValueOrDefault(e.Object(2).Identity, -1);
                    traffic.Add($"frame {frame}, {e[1]} bytes, {(WireMatch)e[4]}");
                    break;
                case TraceName.SendCompleted:
                    int list = lists.GetValueOrDefault(e.Object(0).Identity, -1);
                    traffic.Add($"send {list}, {TraceText.Status((NDIS_STATUS)(uint)e[1])}");
                    break;
            }
        }

        traffic.Sort(StringComparer.Ordinal);
        return [.. traffic];
    }
}
