using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>Good frames that the driver does not send.</summary>
[TestFixture]
internal sealed class RefusedSendRuleTests
{
    private const uint Longest = 1514;

    [TestCase(NDIS_STATUS_NOT_SUPPORTED, true)]
    [TestCase(NDIS_STATUS_INVALID_LENGTH, true)]
    [TestCase(NDIS_STATUS_MEDIA_DISCONNECTED, false)]
    [TestCase(NDIS_STATUS_RESOURCES, false)]
    [TestCase(NDIS_STATUS_SEND_ABORTED, false)]
    [Rule("SEND-026")]
    public void Fires_WhenTheStatusSaysThatTheFramesAreWrong(NDIS_STATUS status, bool isWrong)
        => Expect.Judged("SEND-026", Refused(status: status), isWrong);

    [TestCase(false, true)]
    [TestCase(true, false)]
    [Rule("SEND-026")]
    public void Fires_AsAdvice_WhenAnIdleDriverFailsThem(bool isBusy, bool isWrong)
    {
        DriverTrace trace = Started();
        if (isBusy)
        {
            trace.Submit(2, 2);
            trace.Send(2, () => { });
        }

        Refuse(trace, status: NDIS_STATUS_FAILURE);
        Expect.Judged("SEND-026", trace, isWrong, "SEND-026");
        Assert.That(trace.Engine.Findings.Where(finding => finding.IsViolation), Is.Empty);
    }

    [TestCase(true, 3, true)]
    [TestCase(true, 2, false)]
    [TestCase(false, 3, false)]
    [Rule("SEND-026")]
    public void Fires_WhenTheNextAdapterSendsNothing(bool couldSend, int calls, bool isWrong)
    {
        DriverTrace trace = Started();
        Refuse(trace, status: couldSend ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES);
        trace.Pause();
        trace.Halt();
        trace.Initialize(() => trace.Describe());
        trace.Restart();
        for (int i = 0; i < calls; i++)
        {
            Refuse(trace, status: NDIS_STATUS_FAILURE);
        }

        Assert.That(trace.Engine.Findings.Any(finding => finding.IsViolation), Is.EqualTo(isWrong));
    }

    [TestCase(59u, 1u, 0u, false)]
    [TestCase(60u, 1u, 0u, true)]
    [TestCase(Longest, 1u, 0u, true)]
    [TestCase(Longest + 1, 1u, 0u, false)]
    [TestCase(600u, 2u, 0u, true)]
    [TestCase(600u, 3u, 0u, false)]
    [TestCase(600u, 1u, 4000u, false)]
    [Rule("SEND-026")]
    public void Fires_WhenTheFrameIsOneThatEveryNicTakes(uint length, uint mdls, uint offset, bool isWrong)
        => Expect.Judged("SEND-026", Refused(length, mdls, offset), isWrong);

    [Test]
    [Rule("SEND-026")]
    public void Silent_WhenTheDriverTried()
    {
        DriverTrace trace = Started();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1, NDIS_STATUS_INVALID_LENGTH);
        });
        Expect.Silent(trace, "SEND-026");
    }

    [Test]
    [Rule("SEND-026")]
    public void Silent_WhenTheListWasCancelled()
    {
        DriverTrace trace = Started();
        trace.Submit(1, 1, cancelId: 7);
        trace.Send(1, () => { });
        trace.Cancel(7, () => trace.Complete(1, NDIS_STATUS_INVALID_LENGTH));
        Expect.Silent(trace);
    }

    [Test]
    [Rule("SEND-026")]
    public void Silent_WhenTheAdapterPauses()
    {
        DriverTrace trace = Started();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        trace.BeginPause();
        trace.Complete(1, NDIS_STATUS_INVALID_LENGTH);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("SEND-026")]
    public void Silent_WhenTheDeviceMadeAnError()
    {
        DriverTrace trace = Started();
        trace.FlawAsked(DriverTrace.Adapter);
        Refuse(trace);
        Expect.Silent(trace);
    }

    /// <summary>A driver that looks for its link now and then has not seen it yet.</summary>
    [TestCase(TimeLimits.Link - 1, false)]
    [TestCase(TimeLimits.Link, true)]
    [Rule("SEND-026")]
    public void Fires_WhenTheLinkIsSaidToBeDownLongAfterTheInitialization(long since, bool isWrong)
    {
        DriverTrace trace = Started();
        trace.Time += since;
        Refuse(trace, status: NDIS_STATUS_MEDIA_DISCONNECTED);
        Expect.Judged("SEND-026", trace, isWrong);
    }

    [TestCase(false, 0L, false)]
    [TestCase(true, TimeLimits.Link - 1, false)]
    [TestCase(true, TimeLimits.Link, true)]
    [Rule("SEND-026")]
    public void Fires_WhenTheLinkIsUpForLong(bool isUp, long since, bool isWrong)
    {
        DriverTrace trace = Started();
        trace.LinkChanged(DriverTrace.Adapter, isUp, speed: 0);
        trace.Time += since;
        Refuse(trace);
        Expect.Judged("SEND-026", trace, isWrong);
    }

    private static DriverTrace Started() => DriverTrace.Running(started => started.Describe());

    private static DriverTrace Refused(
        uint length = 600, uint mdls = 1, uint offset = 0, NDIS_STATUS status = NDIS_STATUS_INVALID_LENGTH)
    {
        DriverTrace trace = Started();
        Refuse(trace, length, mdls, offset, status);
        return trace;
    }

    private static void Refuse(
        DriverTrace trace,
        uint length = 600,
        uint mdls = 1,
        uint offset = 0,
        NDIS_STATUS status = NDIS_STATUS_INVALID_LENGTH)
    {
        trace.Submit(1, 1, length: length, currentMdlOffset: offset, dataOffset: offset, mdls: mdls);
        trace.Send(1, () => { });
        trace.Complete(1, status);
    }
}
