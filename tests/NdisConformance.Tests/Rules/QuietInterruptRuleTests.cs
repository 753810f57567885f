using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>The end of an interrupt, and requests that take long.</summary>
[TestFixture]
internal sealed class QuietInterruptRuleTests
{
    [TestCase(false)]
    [TestCase(true)]
    [Rule("LIFE-009")]
    public void Fires_WhenTheNicInterruptsAfterHalt_UnlessItIsGone(bool isRemoved)
    {
        const uint SurpriseRemoved = 2;
        DriverTrace trace = DriverTrace.Running();
        if (isRemoved)
        {
            trace.MiniportDevicePnPEventNotifyExit(
                trace.MiniportDevicePnPEventNotifyEnter(DriverTrace.Adapter, SurpriseRemoved));
        }

        trace.Pause();
        trace.Halt();
        trace.LineRaisedAlone(DriverTrace.Adapter);
        if (isRemoved)
        {
            Expect.Silent(trace);
        }
        else
        {
            Expect.Fires("LIFE-009", trace);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("INT-009")]
    public void Fires_AsAdvice_WhenTheLineIsUpAtTheDeregistration(bool isUp)
    {
        DriverTrace trace = Halted(t =>
        {
            if (isUp)
            {
                t.LineRaisedAlone(DriverTrace.Adapter);
            }
        });
        if (isUp)
        {
            Assert.That(Expect.Fires("INT-009", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "INT-009");
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("INT-012")]
    public void Fires_AsAdvice_WhenTheDpcTakesALockThatIsHeld(bool isHeld)
    {
        DriverTrace trace = Halted(t => t.Dpc(() =>
        {
            if (isHeld)
            {
                t.LockMisuse(TraceScript.Object(ObjectKind.Lock, 1), LockReason.SelfDeadlock);
            }
        }));
        if (isHeld)
        {
            Assert.That(Expect.Fires("INT-012", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "INT-012");
        }
    }

    [TestCase(false, "INT-014")]
    [TestCase(true, "RECV-022")]
    [Rule("INT-014", "RECV-022")]
    public void Fires_WhenTheHandlersHaveNoEnd_AndBlamesNoSendForIt(bool asksAgain, string rule)
    {
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt());
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.EndlessService(DriverTrace.Interrupt, times: 1000, asksAgain);
        trace.Unmet(DriverTrace.Nbl(1), Operation.Send);
        Expect.Fires(rule, trace);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Is.EqualTo(new[] { rule }));
    }

    [Test]
    [Rule("INT-015")]
    public void Fires_WhenAnInterruptIsNeverClaimed_AndBlamesNoSendForIt()
    {
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt());
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.UnclaimedService(DriverTrace.Interrupt, times: 1000);
        trace.Unmet(DriverTrace.Nbl(1), Operation.Send);
        Expect.Fires("INT-015", trace);
    }

    [TestCase(true, true, true)]
    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [Rule("INT-015")]
    public void Fires_WhenTheHandlerDeniesTheInterruptAndAsksForItsDpc(bool wasRaised, bool queueDpc, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt());
        trace.Isr(wasRaised: wasRaised, isClaimed: false, queueDpc: queueDpc);
        Expect.Judged("INT-015", trace, isWrong);
    }

    [Test]
    [Rule("INT-015")]
    public void Silent_WhenAnInterruptIsClaimed()
    {
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt());
        trace.Isr(wasRaised: true, isClaimed: true, queueDpc: true);
        Expect.Silent(trace, "INT-015");
    }

    [Test]
    [Rule("INT-014")]
    public void Silent_WhenInterruptsFollowEachOther()
    {
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt());
        for (int i = 0; i < 3; i++)
        {
            trace.Isr(wasRaised: true, isClaimed: true, queueDpc: true);
            trace.Dpc(() => { });
        }

        Expect.Silent(trace, "INT-014");
    }

    [Test]
    [Rule("LIFE-044")]
    public void Fires_WhenTheNicMastersTheBusAfterShutdown()
    {
        DriverTrace trace = DriverTrace.Running(started => started.AllocateShared());
        trace.Write(DriverTrace.Shared, 0);
        trace.Shutdown(() => { });
        trace.Write(DriverTrace.Shared, 0);
        Expect.Fires("LIFE-044", trace);
    }

    [Test]
    [Rule("LIFE-044")]
    public void Silent_WhenTheNicRestsAfterShutdown()
    {
        DriverTrace trace = DriverTrace.Running(started => started.AllocateShared());
        trace.Write(DriverTrace.Shared, 0);
        trace.Shutdown(() => { });
        Expect.Silent(trace, "LIFE-044");
    }

    [Test]
    [Rule("LIFE-044")]
    public void Silent_WhenShutdownComesInsideHalt()
    {
        DriverTrace trace = DriverTrace.Running(started => started.AllocateShared());
        trace.Write(DriverTrace.Shared, 0);
        trace.Pause();
        trace.Halt(() =>
        {
            trace.Shutdown(() => { });
            trace.Write(DriverTrace.Shared, 0);
            trace.FreeShared();
            trace.DeregisterDma();
        });
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("LIFE-044"));
    }

    [TestCase(12, false)]
    [TestCase(13, true)]
    [Rule("OID-002")]
    public void Fires_AsAdvice_WhenARequestTakesLong(int seconds, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Query(() => trace.Time += seconds * TimeUnits.TicksPerSecond);
        if (isWrong)
        {
            Assert.That(Expect.Fires("OID-002", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "OID-002");
        }
    }

    [Test]
    [Rule("INT-009", "INT-012", "OID-002")]
    public void Silent_WhenTheNicIsQuiet_AndRequestsEndAtOnce()
    {
        DriverTrace trace = Halted(t => t.Dpc(() => { }));
        Expect.Silent(trace, "INT-009", "INT-012", "OID-002");
    }

    private static DriverTrace Halted(Action<DriverTrace> deregistration)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Query(() => { });
        trace.Pause();
        trace.Halt(() =>
        {
            TraceMark call = trace.NdisMDeregisterInterruptExCall(DriverTrace.Interrupt);
            deregistration(trace);
            trace.NdisMDeregisterInterruptExReturn(call);
            trace.DeregisterDma();
        });
        return trace;
    }
}
