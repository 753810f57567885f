using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Suite;

/// <summary>
/// Scenarios as tests of a miniport: by the same runner and against the same snapshot files as
/// <c>ndis-conformance run</c>.
/// </summary>
internal abstract class MiniportTests(string plugin, string driver, IReadOnlyList<Scenario> scenarios)
{
    private IScenarioExecutor _executor = null!;
    private SnapshotVerifier _snapshots = null!;

    [OneTimeSetUp]
    public void Load()
    {
        string here = TestContext.CurrentContext.TestDirectory;
        string folder = ConfigurationReader.FindUpwards(here).Snapshots
            ?? throw new DirectoryNotFoundException(
                $"no {ToolConfiguration.FileName} above {here} names a snapshot folder");
        _snapshots = new SnapshotVerifier(folder);
        _executor = new InProcessExecutorFactory(ScenarioCatalogue.Everything, new McMasterPluginLoader()).Open(
            Path.Combine(here, "plugins", plugin));
        _executor.Check(driver);
    }

    [OneTimeTearDown]
    public void Unload() => _executor?.Dispose();

    [Test]
    public void NoSnapshotIsLeftWithoutAScenario()
    {
        HashSet<string> known = [.. scenarios.Where(scenario => scenario.HasSnapshot).Select(scenario => scenario.Id)];

        HashSet<string> drivers = [.. _executor.Manifest.Drivers.Select(declared => declared.Name)];
        Assert.That(_snapshots.Dangling(plugin, drivers, known), Is.Empty);
    }

    protected static IEnumerable<TestCaseData> CasesOf(IEnumerable<Scenario> scenarios)
        => scenarios.Select(scenario => new TestCaseData(scenario).SetArgDisplayNames(scenario.Id));

    /// <summary>Runs a scenario, which must end as it should, with the trace that was accepted.</summary>
    protected async Task Check(Scenario scenario, params ScenarioVerdict[] rightVerdicts)
    {
        ExecutedScenario executed = _executor.Run(new ScenarioRequest
        {
            Driver = driver,
            Scenario = scenario.Id,
            TakesSnapshot = scenario.HasSnapshot,
        });

        Assert.Multiple(() =>
        {
            foreach (ScenarioRun run in executed.Runs)
            {
                Assert.That(run.Verdict, Is.AnyOf([.. rightVerdicts]), () => Report(scenario, run));
            }
        });
        if (scenario.HasSnapshot && executed.Runs[0].Verdict != ScenarioVerdict.NotRun)
        {
            await _snapshots.Verify(new SnapshotKey(plugin, driver, scenario.Id), executed.Snapshot);
        }
    }

    private static string Report(Scenario scenario, ScenarioRun run)
    {
        StringWriter text = new() { NewLine = "\n" };
        text.WriteLine($"{KebabCase.Of(run.Verdict)} {scenario.Id}, {run.Name}: {scenario.Title}");
        text.WriteLine(run.Message);
        foreach (FindingResult finding in run.Findings)
        {
            FindingText.Write(text, finding);
        }

        return text.ToString();
    }
}
