using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Reports.Html;

[TestFixture]
internal sealed class NeighbourFoldTests
{
    private const string Rule = "SGDMA-FREE-002";

    [Test]
    public void SameScenario_ComesFirst()
    {
        DriverResult driver = Driver(
            Scenario("free/one", Run("ordinary", ScenarioVerdict.Fail), Run("late", ScenarioVerdict.Pass)),
            Scenario("free/two", Run("ordinary", ScenarioVerdict.Pass, Rule)));

        Assert.That(Neighbour(driver), Is.EqualTo("free/one late"));
    }

    [Test]
    public void ScenarioThatExercisesTheRule_ComesNext()
    {
        DriverResult driver = Driver(
            Scenario("free/one", Run("ordinary", ScenarioVerdict.Fail)),
            Scenario("free/two", Run("ordinary", ScenarioVerdict.Pass)),
            Scenario("send/one", Run("ordinary", ScenarioVerdict.Pass, Rule)));

        Assert.That(Neighbour(driver), Is.EqualTo("send/one ordinary"));
    }

    [Test]
    public void AnyScenarioThatPassed_ComesLast()
    {
        DriverResult driver = Driver(
            Scenario("free/one", Run("ordinary", ScenarioVerdict.Fail)),
            Scenario("free/two", Run("ordinary", ScenarioVerdict.Hang)),
            Scenario("send/one", Run("ordinary", ScenarioVerdict.Pass)));

        Assert.That(Neighbour(driver), Is.EqualTo("send/one ordinary"));
    }

    [Test]
    public void RunWithoutATrace_IsNoNeighbour()
    {
        DriverResult driver = Driver(
            Scenario("free/one", Run("ordinary", ScenarioVerdict.Fail), Run("late", ScenarioVerdict.Pass)));

        Assert.That(NeighbourFold.Of(driver, Broken(driver), (_, _) => false), Is.Null);
    }

    private static string? Neighbour(DriverResult driver)
        => NeighbourFold.Of(driver, Broken(driver), (_, _) => true) is var (scenario, run)
            ? $"{scenario} {run.Name}"
            : null;

    private static Occurrence Broken(DriverResult driver) => new(
        driver.Scenarios[0].Id,
        driver.Scenarios[0].Runs[0],
        new FindingResult
        {
            Rule = Rule,
            Level = RuleLevel.Must,
            Object = string.Empty,
            Broken = new Moment(1, string.Empty, string.Empty),
            Expected = string.Empty,
            Actual = string.Empty,
            Message = string.Empty,
        });

    private static DriverResult Driver(params ScenarioResult[] scenarios)
        => new() { Plugin = "plugin", Driver = "driver", Scenarios = scenarios };

    private static ScenarioResult Scenario(string id, params ScenarioRun[] runs)
        => new() { Id = id, Title = id, Runs = runs };

    private static ScenarioRun Run(string name, ScenarioVerdict verdict, params string[] exercised) => new()
    {
        Name = name,
        Profile = "ordinary",
        Ndis = "6.30",
        Verdict = verdict,
        Exercised = exercised.ToDictionary(rule => rule, _ => 1L),
    };
}
