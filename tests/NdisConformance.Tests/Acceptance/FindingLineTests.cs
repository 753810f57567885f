using System.Collections.Concurrent;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Workers;

namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// Each finding of each faulty miniport names a line of the driver: what it called, or, where it left something undone,
/// as with every leak, the line that made the duty or was the last to name the object.
/// </summary>
[TestFixture]
internal sealed class FindingLineTests
{
    private const string Plugin = "FaultyMiniports";
    private const int MostScenarios = 2;

    /// <summary>Their callbacks call nothing before they are wrong: nobody sees a line of them.</summary>
    private static readonly string[] CallsNothing =
    [
        "ndis5-028-refuses-media-with-failure", "oid-008-supports-nothing", "recv-023-ignores-returns-while-pausing",
    ];

    [Test]
    public void EachFinding_NamesALine()
    {
        ConcurrentBag<string> without = [];
        int found = 0;
        using WorkerExecutorFactory workers = new(() => ScenarioCatalogue.Everything, WorkerBench.Settings);
        using IScenarioExecutor executor = workers.Open(Path.GetDirectoryName(BuiltPlugin.Load(Plugin).Location)!);
        IEnumerable<(FaultyDeclaration Fault, Scenario Scenario)> work = executor.Manifest.Faults
            .SelectMany(fault => ScenarioCatalogue.Everything
                .Where(scenario => scenario.Rules.Contains(fault.Rule) && scenario.Variations is null)
                .Take(MostScenarios)
                .Select(scenario => (fault, scenario)));

        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = 2 }, pair =>
        {
            ScenarioRequest request = new()
            {
                Driver = pair.Fault.Driver, Scenario = pair.Scenario.Id, StrictHeaders = pair.Scenario.IsStrict,
            };
            ScenarioRun[] broken = [.. executor.Run(request).Runs.Where(run => run.Findings.Count > 0)];
            IReadOnlyList<ScenarioRun> located = broken.Length == 0 ? [] : executor.Locate(request, broken);
            foreach ((ScenarioRun run, FindingResult finding) in located.SelectMany(
                run => run.Findings, (run, finding) => (run, finding)))
            {
                Interlocked.Increment(ref found);
                if (finding.Place?.Frame is not { Line: > 0 } && !IsAtCrash(run, finding))
                {
                    without.Add(pair.Fault.Driver);
                }
            }
        });

        Assert.That(found, Is.Positive);
        Assert.That(without.Distinct(), Is.EquivalentTo(CallsNothing));
    }

    /// <summary>The driver threw, and the crash itself has the line.</summary>
    private static bool IsAtCrash(ScenarioRun run, FindingResult finding)
        => finding.Broken.Event == "Crash" && run.Stack is [{ } first, ..] && first.Contains(".cs:line ");
}
