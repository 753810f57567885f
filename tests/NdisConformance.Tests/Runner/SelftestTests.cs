using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Runner;

/// <summary>A selftest repeats itself, and neither names nor order tell the drivers apart.</summary>
[TestFixture]
internal sealed class SelftestTests
{
    private static readonly Scenario[] Catalogue =
        [.. ScenarioCatalogue.WithRobustness.Where(scenario => scenario.Group is "lifecycle" or "robustness")];

    // What is drawn does not depend on what is run.
    private static readonly Scenario[] One = [Catalogue[0]];

    private readonly SelftestRunner _runner = new(Catalogue, Executors.For(Catalogue));

    [Test]
    public void TheSameSeed_DrawsTheSame_AndAnotherAnother()
    {
        IReadOnlyList<string> first = NamesOf(7);

        Assert.That(NamesOf(7), Is.EqualTo(first));
        Assert.That(NamesOf(8), Is.Not.EqualTo(first));
        Assert.That(first, Is.Unique.And.All.Matches("^miniport-[0-9a-f]{4}$"));
    }

    [Test]
    public void ConformingMiniports_AreSilentUnderSeveralProfiles()
    {
        SelftestResult result = _runner.Run(
            Plan() with { Profiles = ProfileSelection.Of(["bounced.fragmented.host"]) }, new Names());

        Assert.That(result.FalseAlarms, Is.Zero, string.Join('\n', result.Misses));
        Assert.That(result.Profiles, Has.Count.EqualTo(2));
        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.HarnessFailed), "the reference does not say what it breaks");
    }

    /// <summary>All that a rule sees of a driver is its trace.</summary>
    [Test]
    public void NoTrace_HasTheNameOfItsDriver()
    {
        Scenario scenario = ScenarioCatalogue.All.Single(candidate => candidate.Id == "free-ordering/one-send");
        using Plugin plugin = Plugin.Open(Built("FaultyMiniports"), new McMasterPluginLoader());

        Assert.Multiple(() =>
        {
            foreach (DriverDeclaration driver in plugin.Manifest.Drivers)
            {
                string trace = plugin.Use(
                    driver.Name,
                    maker => TraceFormatter.Full(ScenarioRunner.Run(scenario, maker.MakeDriver).Trace));
                Assert.That(trace, Does.Not.Contain(driver.Name));
            }
        });
    }

    private static string Built(string plugin)
        => Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", plugin);

    private static SelftestPlan Plan() => new(Built("ReferenceMiniport"), Built("ConformingMiniports"));

    private IReadOnlyList<string> NamesOf(int seed)
    {
        Names names = new();
        SelftestResult result = new SelftestRunner(One, Executors.For(One)).Run(Plan() with { Seed = seed }, names);
        Assert.That(result.Seed, Is.EqualTo(seed));
        return names.Seen;
    }

    private sealed class Names : IRunObserver
    {
        public List<string> Seen { get; } = [];

        public void OnDriver(string plugin, string driver, int scenarios) => Seen.Add(driver);

        public void OnScenario(string id)
        {
        }

        public void OnResult(ScenarioResult result)
        {
        }
    }
}
