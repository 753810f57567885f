using NdisConformance.Results;

namespace NdisConformance.Tests.Results;

[TestFixture]
internal sealed class TrafficFoldTests
{
    private static readonly SentList Sent = new() { Outcome = ["completed with SUCCESS", "frame 1"], Elements = 2 };
    private static readonly SentList Lost = Sent with { Outcome = ["completed with SUCCESS"] };
    private static readonly SentList Failed = Sent with { Outcome = ["completed with FAILURE"], HasFailed = true };

    [Test]
    public void TheSameTraffic_IsNoDifference()
        => Assert.That(Differences(Run("ordinary", Sent, Sent), Run("bounced", Sent, Sent)), Is.Empty);

    [Test]
    public void OtherTraffic_IsADifference_OncePerKind()
    {
        TrafficDifference difference = Differences(
            Run("ordinary", Sent, Sent),
            Run("bounced", Sent, Lost),
            Run("32-bit", Sent, Sent),
            Run("host", Sent, Lost)).Single();

        Assert.That(difference.Scenario, Is.EqualTo("free-ordering/one-send"));
        Assert.That(difference.Profile, Is.EqualTo("ordinary"));
        Assert.That(difference.Others, Is.EqualTo(new[] { "bounced", "host" }));
        Assert.That(
            difference.Changes,
            Is.EqualTo(new[] { "list 2: completed with SUCCESS, frame 1; and there: completed with SUCCESS" }));
    }

    [Test]
    public void OtherTrafficOnAnotherHost_IsNoDifference()
    {
        ScenarioRun[] older =
            [Run("NDIS 6.20", Lost) with { Ndis = "6.20" }, Run("bounced on NDIS 6.20", Lost) with { Ndis = "6.20" }];

        Assert.That(Differences([Run("ordinary", Sent), .. older]), Is.Empty);
        Assert.That(
            Differences([.. older, Run("host on NDIS 6.20", Sent) with { Ndis = "6.20" }]).Single().Profile,
            Is.EqualTo("NDIS 6.20"));
    }

    [Test]
    public void ASendThatFails_IsADifference()
        => Assert.That(Differences(Run("ordinary", Sent), Run("bounced", Failed)), Is.Not.Empty);

    [Test]
    public void AMissingSend_IsADifference()
        => Assert.That(Differences(Run("ordinary", Sent, Sent), Run("bounced", Sent)), Is.Not.Empty);

    [Test]
    public void FramesThatNobodySent_AreCompared()
    {
        ScenarioRun other = Run("bounced", Sent);

        Assert.That(
            Differences(
                Run("ordinary", Sent), other with { Traffic = other.Traffic with { Others = ["a frame"] } }),
            Is.Not.Empty);
    }

    [Test]
    public void ASendMayFail_WhereItWasInterrupted()
        => Assert.That(
            Differences(Run("ordinary", Sent), Run("bounced", Failed with { WasInterrupted = true })),
            Is.Empty);

    [Test]
    public void ASendMayFail_WhereItHasMorePieces()
    {
        ScenarioRun[] runs = [Run("ordinary", Failed with { Elements = 3 }), Run("bounced", Sent)];

        Assert.That(Differences(runs), Is.Empty);
    }

    [Test]
    public void AShortage_IsNotCompared()
    {
        ScenarioRun other = Run("bounced", Failed);

        Assert.That(
            Differences(
                Run("ordinary", Sent), other with { Traffic = other.Traffic with { WasShort = true } }),
            Is.Empty);
    }

    [TestCase(ScenarioVerdict.Fail, "")]
    [TestCase(ScenarioVerdict.Crash, "")]
    [TestCase(ScenarioVerdict.NotRun, "early")]
    public void WhatWasFoundOtherwise_IsNotFoundAgain(ScenarioVerdict verdict, string stopped)
        => Assert.That(
            Differences(
                Run("ordinary", Sent), Run("bounced", Lost) with { Verdict = verdict, Stopped = stopped }),
            Is.Empty);

    private static IReadOnlyList<TrafficDifference> Differences(params ScenarioRun[] runs)
        => TrafficFold.Differences([Sample.Of(runs)]);

    private static ScenarioRun Run(string profile, params SentList[] sends) => Sample.Once().Under(profile) with
    {
        Traffic = new Traffic { Sends = sends },
    };
}
