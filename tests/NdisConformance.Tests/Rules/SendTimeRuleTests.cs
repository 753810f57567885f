using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>How long sends take, and that none comes back from above.</summary>
[TestFixture]
internal sealed class SendTimeRuleTests
{
    private const long Second = 10_000_000;

    [TestCase(22)]
    [TestCase(0)]
    [Rule("SEND-022")]
    public void Silent_WhenASendEndsInTime(long seconds) => Expect.Silent(Sent(seconds), "SEND-022");

    [TestCase(23, "nbl#1 was pending, and no send was completed for 23 s")]
    [TestCase(31, "nbl#1 was completed only after 31 s")]
    [Rule("SEND-022")]
    public void Fires_WhenASendEndsLate(long seconds, string actual)
        => Assert.That(Expect.Fires("SEND-022", Sent(seconds)).Actual, Is.EqualTo(actual));

    [Test]
    [Rule("SEND-022")]
    public void Silent_WhenOthersEndMeanwhile()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(2, 2, nblIndex: 1);
        trace.Send(1, () => { });
        trace.Time = 15 * Second;
        trace.Complete(1, NDIS_STATUS.NDIS_STATUS_FAILURE);
        trace.Time = 30 * Second;
        trace.Complete(2, NDIS_STATUS.NDIS_STATUS_FAILURE);
        Expect.Silent(trace, "SEND-022");
    }

    [Test]
    [Rule("SEND-022")]
    public void Fires_WhenTheShortageNeverEnds()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Refuse(Shortage.Permanent);
        });
        trace.Time = 40 * Second;
        trace.Complete(1, NDIS_STATUS.NDIS_STATUS_RESOURCES);
        Expect.Fires("SEND-022", trace);
    }

    [Test]
    [Rule("SEND-019")]
    public void Silent_WhenOtherFramesAreIndicated()
    {
        DriverTrace trace = Quiet(NDIS.NDIS_MAC_OPTION_NO_LOOPBACK);
        trace.Submit(1, 1);
        trace.Indicate(9, flags: NDIS.NDIS_RECEIVE_FLAGS_RESOURCES);
        Assert.That(trace.Engine.Exercised("SEND-019"), Is.Positive);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("SEND-019"));
    }

    [TestCase(NDIS.NDIS_MAC_OPTION_NO_LOOPBACK, 1)]
    [TestCase(0u, 0)]
    [Rule("SEND-019")]
    public void Fires_WhenASendIsIndicated_IfNoLoopbackWasDeclared(uint macOptions, int findings)
    {
        DriverTrace trace = Quiet(macOptions);
        trace.SendLoopedBack(DriverTrace.Nbl(9), DriverTrace.Nb(1));
        Assert.That(trace.Engine.Findings.Count(finding => finding.RuleId == "SEND-019"), Is.EqualTo(findings));
    }

    private static DriverTrace Sent(long seconds)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Time = 5 * Second;
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        trace.Time += seconds * Second;
        trace.Complete(1, NDIS_STATUS.NDIS_STATUS_FAILURE);
        return trace;
    }

    private static DriverTrace Quiet(uint macOptions)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetRegistrationAttributes();
        trace.SetGeneralAttributes(macOptions: macOptions);
        trace.EndInitialize();
        return trace.Restart();
    }
}
