using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Workers;

namespace NdisConformance.Tests.Runner;

/// <summary>Two plugins, trace by trace.</summary>
[TestFixture]
internal sealed class PluginComparisonTests
{
    private static readonly string Plugins = Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins");

    /// <summary>Scenarios of many runs have no trace to compare; they are left out and end nothing.</summary>
    [Test]
    public void APlugin_EqualsItself_InAllScenarios()
    {
        Comparison comparison = InProcess("ReferenceMiniport", null, "ReferenceMiniport", null, Selection.All);

        Assert.That(comparison.ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(comparison.Pairs, Has.Count.GreaterThan(100));
    }

    [Test]
    public void DriversOfTwoGenerations_ShareNoScenario()
        => Assert.That(
            () => InProcess("ReferenceMiniport", null, "LegacyMiniport", "legacy", Selection.All),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("different generations"));

    [Test]
    public void ACrash_IsADifference_EvenIfTheTracesAreTheSame()
    {
        using WorkerExecutorFactory workers = new(() => ScenarioCatalogue.Everything, WorkerBench.Settings);

        ComparedPair pair = Compare(
            workers,
            "HostilePlugins",
            "exits-in-unload.good",
            "HostilePlugins",
            "exits-in-unload",
            new Selection(["free-ordering/one-send"], [])).Pairs.Single();

        Assert.That(pair.State, Is.EqualTo(PairState.Changed));
        Assert.That(
            pair.Changes[0],
            Does.StartWith("A ended as pass, B as crash (the driver ended the process with exit code"));
    }

    private static Comparison InProcess(string a, string? first, string b, string? second, Selection scenarios)
        => Compare(Executors.For(ScenarioCatalogue.Everything), a, first, b, second, scenarios);

    private static Comparison Compare(
        IScenarioExecutorFactory executors, string a, string? first, string b, string? second, Selection scenarios)
        => new PluginComparison(ScenarioCatalogue.Everything, executors).Compare(
            Path.Combine(Plugins, a), Path.Combine(Plugins, b), first, second, scenarios);
}
