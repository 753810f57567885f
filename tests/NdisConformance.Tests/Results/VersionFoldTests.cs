using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Results;

/// <summary>The versions that one driver registers on several hosts. REG-015, fidelity.md 6.</summary>
[TestFixture]
internal sealed class VersionFoldTests
{
    private static readonly Moment Call = new(3, "0.0 P0 PASSIVE > NdisMRegisterMiniportDriver()", "x");
    private static readonly ScenarioRun Refused = Sample.NotRun with { Stopped = "it refused" };

    [Test]
    public void TheHighestVersionOfEachHost_IsRight_AndExercisesTheRule()
    {
        ScenarioRun[] runs = Apply(On("6.20", "6.20"), On("6.30", "6.30"), On("6.89", "6.30"));

        Assert.That(runs.SelectMany(run => run.Findings), Is.Empty);
        Assert.That(runs.Select(run => run.Exercised.GetValueOrDefault("REG-015")), Has.All.EqualTo(1));
    }

    [Test]
    public void AVersionBelowOneThatIsRegisteredElsewhere_IsFoundOnTheHostThatKnowsBoth()
    {
        ScenarioRun[] runs = Apply(On("6.20", "6.20"), On("6.60", "6.20"), On("6.89", "6.50"));

        Assert.That(runs.Select(run => run.Findings.Count), Is.EqualTo(new[] { 0, 1, 0 }));
        Assert.That(runs[1].Verdict, Is.EqualTo(ScenarioVerdict.Fail));
        FindingResult finding = runs[1].Findings[0];
        Assert.That((finding.Rule, finding.Level), Is.EqualTo(("REG-015", RuleLevel.Must)));
        Assert.That(finding.Broken, Is.EqualTo(Call));
        Assert.That(finding.Actual, Is.EqualTo("NDIS 6.20 was registered where the host is NDIS 6.60"));
        Assert.That(finding.Expected, Is.EqualTo("NDIS 6.50, which the driver registers on another host"));
    }

    [Test]
    public void OneHost_SaysNothing()
    {
        ScenarioRun[] runs = Apply(On("6.89", "6.30"), On("6.89", "6.89"));

        Assert.That(runs.SelectMany(run => run.Findings), Is.Empty);
        Assert.That(runs.Select(run => run.Exercised.ContainsKey("REG-015")), Has.All.False);
    }

    [Test]
    public void ADriverOfOneVersion_IsNoGapOnAnOlderHost()
    {
        IReadOnlyList<ScenarioResult> scenarios = VersionFold.Apply(
            [Sample.Of(Refused with { Ndis = "6.20" }), Sample.Of(Refused with { Ndis = "6.20" }, On("6.89", "6.89"))]);

        Assert.That(scenarios[0].Runs[0].IsHostTooOld, Is.True);
        Assert.That(scenarios.Select(scenario => scenario.HasStopped), Has.All.False);
        Assert.That(
            scenarios.Select(scenario => scenario.Verdict),
            Is.EqualTo(new[] { ScenarioVerdict.NotRun, ScenarioVerdict.Pass }));
    }

    [Test]
    public void ADriverThatRegistersOnThatHostElsewhere_OrOnOlderOnes_HasAGap()
    {
        IReadOnlyList<ScenarioResult> scenarios = VersionFold.Apply(
            [Sample.Of(Refused with { Ndis = "6.20" }), Sample.Of(On("6.20", "6.20"))]);

        Assert.That(scenarios[0].Runs[0].IsHostTooOld, Is.False);
        Assert.That(scenarios[0].HasStopped, Is.True);
    }

    private static ScenarioRun On(string host, string registered) => Sample.Once() with
    {
        Name = $"NDIS {host}",
        Ndis = host,
        Registration = new Registration(registered, Call),
    };

    private static ScenarioRun[] Apply(params ScenarioRun[] runs)
        => [.. VersionFold.Apply([Sample.Of(runs)]).Single().Runs];
}
