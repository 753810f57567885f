using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Suite;

/// <summary>
/// Every scenario as a test of the reference miniport: by the same runner and against the same snapshot files as
/// <c>ndis-conformance run</c>.
/// </summary>
[TestFixture]
internal sealed class ReferenceMiniportTests
{
    private const string PluginName = "ReferenceMiniport";
    private const string DriverName = "reference";

    private IScenarioExecutor _executor = null!;
    private SnapshotVerifier _snapshots = null!;

    private static IEnumerable<TestCaseData> EachScenario =>
        ScenarioCatalogue.All.Select(scenario => new TestCaseData(scenario).SetArgDisplayNames(scenario.Id));

    [OneTimeSetUp]
    public void Load()
    {
        string here = TestContext.CurrentContext.TestDirectory;
        string folder = ConfigurationReader.FindUpwards(here).Snapshots
            ?? throw new DirectoryNotFoundException(
                $"no {ToolConfiguration.FileName} above {here} names a snapshot folder");
        _snapshots = new SnapshotVerifier(folder);
        _executor = new InProcessExecutorFactory(ScenarioCatalogue.All, new McMasterPluginLoader()).Open(
            Path.Combine(here, "plugins", PluginName), name => name == DriverName);
    }

    [OneTimeTearDown]
    public void Unload() => _executor?.Dispose();

    [TestCaseSource(nameof(EachScenario))]
    public async Task Conforms(Scenario scenario)
    {
        ExecutedScenario executed = _executor.Run(new ScenarioRequest
        {
            Driver = DriverName,
            Scenario = scenario.Id,
            TakesSnapshot = scenario.HasSnapshot,
        });

        Assert.Multiple(() =>
        {
            foreach (ScenarioRun run in executed.Runs)
            {
                Assert.That(
                    run.Verdict,
                    Is.EqualTo(ScenarioVerdict.Pass).Or.EqualTo(ScenarioVerdict.NotApplicable),
                    () => Report(scenario, run));
            }
        });
        if (scenario.HasSnapshot)
        {
            await _snapshots.Verify(new SnapshotKey(PluginName, DriverName, scenario.Id), executed.Snapshot);
        }
    }

    [Test]
    public void NoSnapshotIsLeftWithoutAScenario()
    {
        HashSet<string> scenarios = [.. ScenarioCatalogue.WithSnapshots.Select(scenario => scenario.Id)];

        Assert.That(_snapshots.Dangling(PluginName, DriverName, scenarios), Is.Empty);
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
