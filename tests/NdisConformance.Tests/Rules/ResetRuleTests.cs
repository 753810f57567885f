using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class ResetRuleTests
{
    private const uint Since630 = 30;
    private const uint Before630 = 20;

    [Test]
    [Rule("LIFE-042")]
    public void Fires_WhenNoCheckNoticesAFrameThatTheNicKeeps()
    {
        DriverTrace trace = Sent(Since630);
        Check(trace, times: 10);
        Expect.Fires("LIFE-042", trace);
    }

    [TestCase(9, 2, Since630, Description = "too early")]
    [TestCase(4, 6, Since630, Description = "too few checks")]
    [TestCase(20, 2, Before630, Description = "an early driver")]
    [Rule("LIFE-042")]
    public void Silent_BeforeTheTimeIsOver(int times, int seconds, uint minor)
    {
        DriverTrace trace = Sent(minor);
        Check(trace, times, seconds);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("LIFE-042")]
    public void Silent_WhenACheckNotices()
    {
        DriverTrace trace = Sent(Since630);
        Check(trace, times: 9);
        Check(trace, isHung: true);
        Reset(trace, NDIS_STATUS_SUCCESS, () => Complete(trace));
        Expect.Silent(trace, "LIFE-042");
    }

    /// <summary>The NIC has nothing of it: the driver queues the frame, or forgot it.</summary>
    [TestCase(false)]
    [TestCase(true)]
    [Rule("LIFE-042")]
    public void Silent_WhenTheFrameIsNotWithTheNic(bool isForgotten)
    {
        DriverTrace trace = Sent(Since630, isTransmitted: isForgotten);
        if (isForgotten)
        {
            trace.Drained(DriverTrace.Adapter);
        }

        Check(trace, times: 20);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("LIFE-042"));
    }

    [Test]
    [Rule("LIFE-028")]
    public void Fires_WhenASendOutlivesAReset()
    {
        DriverTrace trace = Sent(Since630);
        Reset(trace, NDIS_STATUS_SUCCESS);
        Expect.Fires("LIFE-028", trace);
    }

    [Test]
    [Rule("LIFE-028")]
    public void Fires_WhenASendOutlivesAPendingReset()
    {
        DriverTrace trace = Sent(Since630);
        Reset(trace, NDIS_STATUS_PENDING);
        Finish(trace);
        Expect.Fires("LIFE-028", trace);
    }

    [Test]
    [Rule("LIFE-028")]
    public void Fires_WhenARequestOutlivesAReset()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Query(() => { }, NDIS_STATUS_PENDING);
        Reset(trace, NDIS_STATUS_SUCCESS);
        Expect.Fires("LIFE-028", trace);
    }

    [Test]
    [Rule("LIFE-028", "LIFE-029")]
    public void Silent_WhenAllIsCompletedBeforeThePendingResetEnds()
    {
        DriverTrace trace = Sent(Since630);
        Reset(trace, NDIS_STATUS_PENDING);
        Complete(trace);
        trace.Submit(2, 2);
        trace.Send(2, () => trace.Map(2, 2, 2));
        Finish(trace);
        Expect.Silent(trace, "LIFE-028", "LIFE-029");
    }

    [Test]
    [Rule("LIFE-028")]
    public void Silent_WhenAnEarlyDriverKeepsItsSends_OrTheResetIsSuperfluous()
    {
        DriverTrace early = Sent(Before630);
        Reset(early, NDIS_STATUS_SUCCESS);
        Expect.Silent(early, "LIFE-029");
        DriverTrace superfluous = Sent(Since630);
        Reset(superfluous, NDIS_STATUS_RESET_IN_PROGRESS);
        Expect.Silent(superfluous, "LIFE-029");
    }

    [Test]
    [Rule("LIFE-029")]
    public void Fires_WhenAResetThatIsOverIsCompleted()
    {
        DriverTrace inside = DriverTrace.Running();
        Reset(inside, NDIS_STATUS_SUCCESS, () => Finish(inside));
        Expect.Fires("LIFE-029", inside);
        DriverTrace later = DriverTrace.Running();
        Reset(later, NDIS_STATUS_PENDING);
        Finish(later);
        Finish(later, isPending: false);
        Expect.Fires("LIFE-029", later);
    }

    [TestCase(10, true)]
    [TestCase(9, false)]
    [Rule("LIFE-029")]
    public void Fires_WhenAResetNeverEnds(int seconds, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        Reset(trace, NDIS_STATUS_PENDING);
        trace.Pause();
        trace.Time += seconds * TimeUnits.TicksPerSecond;
        trace.Halt();
        if (isWrong)
        {
            Expect.Fires("LIFE-029", trace);
        }
        else
        {
            Expect.Silent(trace, "LIFE-029");
        }
    }

    /// <summary>A driver that has a frame to send.</summary>
    private static DriverTrace Sent(uint minor, bool isTransmitted = true)
    {
        DriverTrace trace = new();
        trace.Load(() => trace.Register(minor: minor)).Initialize().Restart();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        if (isTransmitted)
        {
            trace.Leave(1, 1, 1);
        }

        return trace;
    }

    private static void Check(DriverTrace trace, int times = 1, int seconds = 2, bool isHung = false)
    {
        for (int i = 0; i < times; i++)
        {
            trace.Time += seconds * TimeUnits.TicksPerSecond;
            trace.MiniportCheckForHangExExit(trace.MiniportCheckForHangExEnter(DriverTrace.Adapter), isHung);
        }
    }

    private static void Reset(DriverTrace trace, NDIS_STATUS status, Action? body = null)
    {
        TraceMark enter = trace.MiniportResetExEnter(DriverTrace.Adapter);
        body?.Invoke();
        trace.MiniportResetExExit(enter, status, addressingReset: false);
    }

    private static void Finish(DriverTrace trace, bool isPending = true)
        => trace.NdisMResetCompleteReturn(trace.NdisMResetCompleteCall(
            DriverTrace.Adapter, NDIS_STATUS_SUCCESS, addressingReset: false, isPending));

    private static void Complete(DriverTrace trace)
        => trace.At(NDIS.DISPATCH_LEVEL, () =>
        {
            trace.Free(1, 1);
            trace.Complete(1, NDIS_STATUS_RESET_IN_PROGRESS);
        });

    [TestCase(2, true)]
    [TestCase(1, false)]
    [Rule("LIFE-045")]
    public void Fires_WhenAnIdleNicIsSaidToHang_AgainAndAgain(int times, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        trace.Drained(DriverTrace.Adapter);
        Judge(trace, times, isWrong);
    }

    [TestCase("a send is pending")]
    [TestCase("a send has failed")]
    [TestCase("the link has changed")]
    [TestCase("a reset has failed")]
    [Rule("LIFE-045")]
    public void Silent_WhenThereIsACause(string cause)
    {
        DriverTrace trace = DriverTrace.Running();
        switch (cause)
        {
            case "a send is pending":
                trace.Submit(1, 1);
                trace.Send(1, () => { });
                break;
            case "a send has failed":
                trace.Submit(1, 1);
                trace.Send(1, () => trace.Complete(1, NDIS_STATUS_FAILURE));
                break;
            case "the link has changed":
                trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
                break;
            default:
                trace.MiniportResetExExit(
                    trace.MiniportResetExEnter(DriverTrace.Adapter), NDIS_STATUS_HARD_ERRORS, addressingReset: false);
                break;
        }

        Judge(trace, times: 3, isWrong: false);
    }

    [Test]
    [Rule("LIFE-045")]
    public void Silent_WhenTheNicMayBeGone()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.NdisReadRegisterUlongReturn(
            trace.NdisReadRegisterUlongCall(TraceScript.Object(ObjectKind.IoSpace, 1), 4), uint.MaxValue);
        Judge(trace, times: 3, isWrong: false);
    }

    [Test]
    [Rule("LIFE-045")]
    public void Silent_WhenAnIdleNicIsSaidToWork()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.MiniportCheckForHangExExit(trace.MiniportCheckForHangExEnter(DriverTrace.Adapter), false);
        Expect.Silent(trace, "LIFE-045");
    }

    private static void Judge(DriverTrace trace, int times, bool isWrong)
    {
        for (int i = 0; i < times; i++)
        {
            trace.MiniportCheckForHangExExit(trace.MiniportCheckForHangExEnter(DriverTrace.Adapter), true);
        }

        Assert.That(
            trace.Engine.Findings.Select(finding => finding.RuleId).Contains("LIFE-045"), Is.EqualTo(isWrong));
    }
}
