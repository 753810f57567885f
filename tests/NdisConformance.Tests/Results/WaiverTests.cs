using NdisConformance.Results;

namespace NdisConformance.Tests.Results;

[TestFixture]
internal sealed class WaiverTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly ScenarioRun Broken =
        Sample.Once(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[1]));

    [Test]
    public void AWaivedFinding_NoLongerCounts_AndStaysVisible()
    {
        ScenarioRun result = WaiverFold.Apply(Broken, [new Waiver("SGDMA-FREE-002", "hardware", null)], Today);

        Assert.That(result.Verdict, Is.EqualTo(ScenarioVerdict.Pass));
        Assert.That(result.Waived.Single().WaivedBecause, Is.EqualTo("hardware"));
        Assert.That(Sample.Driver(Sample.Of(result)).Verdict, Is.EqualTo(OverallVerdict.Conformant));
        Assert.That(
            Sample.Driver(Sample.Of(result)).Rules.Single(rule => rule.Rule == "SGDMA-FREE-002").Verdict,
            Is.EqualTo(RuleVerdict.Waived));
    }

    [Test]
    public void AWaivedFinding_DoesNotMakeAScenarioRun()
        => Assert.That(
            WaiverFold.Apply(
                Broken with { Stopped = "it refused" },
                [new Waiver("SGDMA-FREE-002", "hardware", null)],
                Today).Verdict,
            Is.EqualTo(ScenarioVerdict.NotRun));

    [Test]
    public void AnExpiredWaiver_HoldsNoMore_AndIsReported()
    {
        Waiver[] waivers = [new("SGDMA-FREE-002", "hardware", new DateOnly(2026, 2, 28))];

        Assert.That(WaiverFold.Apply(Broken, waivers, Today).Verdict, Is.EqualTo(ScenarioVerdict.Fail));
        Assert.That(
            WaiverFold.Idle(waivers, [Sample.Of(Broken)], Today),
            Is.EqualTo(new[] { "the waiver of SGDMA-FREE-002 expired on 2026-02-28" }));
    }

    [Test]
    public void AWaiver_HoldsOnItsLastDay()
        => Assert.That(
            WaiverFold.Apply(Broken, [new Waiver("SGDMA-FREE-002", "hardware", Today)], Today).Verdict,
            Is.EqualTo(ScenarioVerdict.Pass));

    [Test]
    public void AWaiver_ThatNothingNeeded_IsReported()
        => Assert.That(
            WaiverFold.Idle([new Waiver("SGDMA-FREE-002", "hardware", null)], [Sample.Scenario()], Today),
            Has.Count.EqualTo(1));
}
