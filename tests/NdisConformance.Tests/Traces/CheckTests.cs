using System.Text;
using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Meta;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Traces;

/// <summary>
/// <c>check</c> says of a recorded trace what the run said that recorded it. The share of drivers that go through all
/// scenarios is larger with NDIS_CONFORMANCE_TESTS=all (<see cref="TestExtent"/>).
/// </summary>
[TestFixture]
internal sealed class CheckTests
{
    private const int DriversInAllScenarios = 20;
    private const int OrdinaryStep = 150;

    [Test]
    public void EveryFaultyMiniport_HasTheFindingsOfItsRun()
        => Assert.That(
            FaultyFindings.All.Where(item => item.Rechecked != Recorded.Text(item.Run)).Select(item => item.Driver),
            Is.Empty);

    [Test]
    public void SomeFaultyMiniports_HaveTheFindingsOfTheirRuns_InAllScenarios()
    {
        NdisMiniportAttribute[] faulty = [.. BuiltPlugin.Drivers("FaultyMiniports").OrderBy(driver => driver.Name)];
        int step = faulty.Length / DriversInAllScenarios;
        (NdisMiniportAttribute Driver, Scenario Scenario)[] pairs =
        [
            .. from index in Enumerable.Range(0, DriversInAllScenarios)
               from scenario in ScenarioCatalogue.WithRobustness
               select (faulty[index * step], scenario),
        ];
        pairs = [.. pairs.Where((_, index) => TestExtent.IsFull || index % OrdinaryStep == 0)];
        string?[] faults = new string?[pairs.Length];
        Parallel.For(0, pairs.Length, index => faults[index] = Fault(pairs[index].Driver, pairs[index].Scenario));

        TestContext.Out.WriteLine($"compared {pairs.Length} pairs of driver and scenario");
        Assert.That(faults.OfType<string>(), Is.Empty);
    }

    [Test]
    public void AConformantTrace_Succeeds()
    {
        RunTrace trace = Recorded.Trace(
            BuiltPlugin.Drivers("ReferenceMiniport").Single(), "free-ordering/one-send");

        RunResult result = Recorded.Check(Encoding.UTF8.GetBytes(Recorded.Lines(trace)));

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(result.Drivers.Single().Scenarios.Single().Title, Is.Not.Empty);
    }

    [Test]
    public void ABrokenRule_IsNotConformant()
    {
        RunTrace trace = Recorded.Trace(
            BuiltPlugin.Drivers("FaultyMiniports").Single(driver => driver.Name == "sgdma-free-002-frees-twice"),
            "free-ordering/one-send");

        RunResult result = Recorded.Check(Encoding.UTF8.GetBytes(Recorded.Lines(trace)));

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.NotConformant));
        Assert.That(result.Drivers.Single().Mistakes.Single().Finding.Rule, Is.EqualTo("SGDMA-FREE-002"));
    }

    /// <summary>As a user does it: with a worker, and with files.</summary>
    [Test]
    public void ATraceInAFile_IsJudged()
    {
        using TemporaryFolder folder = new();

        ToolOutcome trace = new ToolProcess().Run(
            "trace", "free-ordering/one-send", "--format", "jsonl", "--to", folder.At("trace.jsonl"));
        ToolOutcome check = new ToolProcess().Run("check", folder.At("trace.jsonl"));

        Assert.That(trace.ExitCode, Is.Zero, trace.ToString());
        Assert.That(trace.Output, Is.Empty);
        Assert.That(check.ExitCode, Is.Zero, check.ToString());
        Assert.That(check.Output, Does.Contain("a recorded trace is not compared with snapshots"));
    }

    private static string? Fault(NdisMiniportAttribute driver, Scenario scenario)
    {
        ScenarioRunOptions options = new();
        foreach (ScenarioOutcome outcome in ScenarioRunner.RunEach(
            scenario, () => Activator.CreateInstance(driver.DriverType)!, options))
        {
            // No trace is kept of a variation that found nothing.
            if (outcome.Trace.Count > 0)
            {
                RunTrace trace = Recorded.Trace(driver.Name, outcome, options);
                string again = Recorded.Text(Recorded.Judge(trace));
                outcome.Trace.Free();
                if (again != Recorded.Text(trace.Run))
                {
                    return $"{driver.Name} in {scenario.Id} {outcome.Variation}:\n{Recorded.Text(trace.Run)}\n{again}";
                }
            }
        }

        return null;
    }
}
