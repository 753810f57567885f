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
        ScenarioRequest request = new()
        {
            Driver = driver,
            Scenario = scenario.Id,
            TakesSnapshot = scenario.HasSnapshot,
        };
        ExecutedScenario executed = _executor.Run(request);
        FailedCase failed = new(_executor, scenario, request);
        Assert.Multiple(() =>
        {
            foreach (ScenarioRun run in executed.Runs)
            {
                Assert.That(run.Verdict, Is.AnyOf([.. rightVerdicts]), () => Report(failed, run));
            }
        });
        if (scenario.HasSnapshot && executed.Runs[0].Verdict != ScenarioVerdict.NotRun)
        {
            await VerifySnapshot(new SnapshotKey(plugin, driver, scenario.Id), executed.Snapshot);
        }
    }

    private async Task VerifySnapshot(SnapshotKey key, string text)
    {
        bool isEqual = false;
        try
        {
            await _snapshots.Verify(key, text);
            isEqual = true;
        }
        finally
        {
            if (!isEqual)
            {
                Attach(_snapshots.ReceivedOf(key), "the trace that was received");
            }
        }
    }

    private string Report(FailedCase failed, ScenarioRun run)
    {
        string folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "artifacts", plugin, driver);
        Attach(failed.WriteTrace(run, folder), $"the trace of {run.Name}");
        return failed.Text(run);
    }

    private static void Attach(string? file, string description)
    {
        if (File.Exists(file))
        {
            TestContext.AddTestAttachment(file, description);
        }
    }
}
