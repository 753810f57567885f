using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>What an adapter keeps and does while it is paused, and right after.</summary>
[TestFixture]
internal sealed class PausedRuleTests
{
    private static readonly TraceObject Block = TraceScript.Object(ObjectKind.Memory, 1);
    private static readonly TraceObject Interrupt = TraceScript.Object(ObjectKind.Interrupt, 1);

    [Test]
    [Rule("LIFE-017")]
    public void Silent_WhenWhatCameLaterIsFreedInAPause()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Acquired(Block, DriverTrace.None);
        FreeInPause(trace, Block);
        Expect.Silent(trace, "LIFE-017");
    }

    [Test]
    [Rule("LIFE-017")]
    public void Silent_WhenAListIsFreedInAPause()
    {
        DriverTrace trace = DriverTrace.Running(t => t.Acquired(DriverTrace.Nbl(1), DriverTrace.None));
        FreeInPause(trace, DriverTrace.Nbl(1));
        Expect.Silent(trace, "LIFE-017");
    }

    [Test]
    [Rule("LIFE-017")]
    public void Fires_WhenAPauseFreesWhatTheInitializationAllocated()
    {
        DriverTrace trace = DriverTrace.Running(t => t.Acquired(Block, DriverTrace.None));
        FreeInPause(trace, Block);
        Assert.That(Expect.Fires("LIFE-017", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("LIFE-018")]
    public void Silent_WhenAPausedAdapterAnswers()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Query(() => { });
        Expect.Silent(trace, "LIFE-018");
    }

    [Test]
    [Rule("LIFE-018")]
    public void Fires_WhenAPausedAdapterMeetsNull()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Query(() => trace.Crash(0xD1, 0));
        Expect.Fires("LIFE-018", trace);
    }

    [TestCase(true, NDIS_STATUS_PAUSED, true)]
    [TestCase(false, NDIS_STATUS_PAUSED, false)]
    [TestCase(true, NDIS_STATUS_NOT_ACCEPTED, false)]
    [Rule("LIFE-018")]
    public void Fires_WhenAPausedAdapterRefusesARequest(bool isPaused, NDIS_STATUS status, bool isWrong)
    {
        foreach (bool isPending in new[] { false, true })
        {
            DriverTrace trace = DriverTrace.Running();
            if (isPaused)
            {
                trace.Pause();
            }

            trace.Query(() => { }, isPending ? NDIS_STATUS_PENDING : status);
            if (isPending)
            {
                trace.CompleteRequest(status);
            }

            Assert.That(
                trace.Engine.Findings.Select(finding => finding.RuleId),
                Is.EqualTo(isWrong ? ["LIFE-018"] : Array.Empty<string>()));
        }
    }

    [Test]
    [Rule("LIFE-018")]
    public void Fires_WhenARequestIsRefusedBeforeTheFirstRestart()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize();
        trace.Query(() => { }, NDIS_STATUS_PAUSED);
        Finding finding = Expect.Fires("LIFE-018", trace);
        Assert.That(finding.Object, Is.EqualTo(DriverTrace.OidRequest));
    }

    [Test]
    [Rule("LIFE-018")]
    public void Silent_WhenARunningAdapterMeetsNull()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Query(() => trace.Crash(0xD1, 0));
        Expect.Silent(trace);
    }

    [Test]
    [Rule("LIFE-021")]
    public void Silent_WhenASendFailsOtherwise() => Expect.Silent(Sent(NDIS_STATUS_RESOURCES), "LIFE-021");

    [Test]
    [Rule("LIFE-021")]
    public void Fires_WhenARunningAdapterRejects()
        => Assert.That(Expect.Fires("LIFE-021", Sent(NDIS_STATUS_PAUSED)).IsViolation, Is.False);

    [Test]
    [Rule("LIFE-021")]
    public void Silent_WhenASendRacesIntoThePause()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.BeginPause();
        trace.Complete(1, NDIS_STATUS_PAUSED);
        trace.EndPause();
        Expect.Silent(trace);
    }

    [Test]
    [Rule("LIFE-025")]
    public void Silent_WhenAShutdownFreesNothing() => Expect.Silent(ShutDown(_ => { }), "LIFE-025");

    [Test]
    [Rule("LIFE-025")]
    public void Fires_WhenAShutdownFrees_AsANote()
    {
        DriverTrace trace = ShutDown(t => t.Released(Block));
        Expect.Silent(trace, "LIFE-025");
        Assert.That(trace.Engine.Notes.Single().Object, Is.EqualTo(Block));
    }

    [Test]
    [Rule("LIFE-026")]
    public void Silent_WhenAShutdownInHaltReturnsAtOnce() => Expect.Silent(StoppedInHalt(_ => { }), "LIFE-026");

    [Test]
    [Rule("LIFE-026")]
    public void Fires_WhenAShutdownInHaltCallsNdis()
        => Assert.That(
            Expect.Fires("LIFE-026", StoppedInHalt(t => t.NdisGetVersionReturn(t.NdisGetVersionCall(), 0)))
                .IsViolation,
            Is.False);

    [Test]
    [Rule("LIFE-008")]
    public void Silent_WhenAllIsReleasedInReverse_OrTheInterruptFirst()
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.Acquired(Interrupt, DriverTrace.Adapter);
            t.Acquired(DriverTrace.Shared, DriverTrace.Adapter);
        });
        trace.Pause();
        trace.Halt(() =>
        {
            trace.Released(Interrupt);
            trace.Released(DriverTrace.Shared);
            trace.DeregisterDma();
        });
        Expect.Silent(trace, "LIFE-008");
    }

    [Test]
    [Rule("LIFE-008")]
    public void Fires_AsAdviceWhenWhatCameFirstIsReleasedFirst()
    {
        DriverTrace trace = DriverTrace.Running(t => t.Acquired(Interrupt, DriverTrace.Adapter));
        trace.Pause();
        trace.Halt(() =>
        {
            trace.DeregisterDma();
            trace.Released(Interrupt);
        });
        Assert.That(Expect.Fires("LIFE-008", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("LIFE-008")]
    public void Silent_WhenWhatCameLastIsNeverReleased()
    {
        DriverTrace trace = DriverTrace.Running(t => t.Acquired(Interrupt, DriverTrace.Adapter));
        trace.Pause();
        trace.Halt(() => trace.DeregisterDma());
        Expect.Silent(trace, "LIFE-008");
    }

    [TestCase(NDIS_STATUS_RESOURCES, true)]
    [TestCase(NDIS_STATUS_SUCCESS, false)]
    [Rule("LIFE-020")]
    public void Fires_WhenAListIsIndicatedAfterARestartThatFailed(NDIS_STATUS status, bool isWrong)
    {
        DriverTrace trace = Restarted(status);
        trace.Indicate(101);
        trace.GiveBack(101);
        if (isWrong)
        {
            Expect.Fires("LIFE-020", trace);
        }
        else
        {
            Expect.Silent(trace);
        }
    }

    [Test]
    [Rule("LIFE-020")]
    public void Silent_WhenAFrameIsDroppedAfterARestartThatFailed()
    {
        DriverTrace trace = Restarted(NDIS_STATUS_RESOURCES);
        trace.RestartAttributesLeft(DriverTrace.Adapter, given: true, changed: false, mtu: 0);
        trace.WireReceive(DriverTrace.Object(ObjectKind.Frame, 1), length: 60, FrameAudience.Everybody);
        Expect.Silent(trace, "LIFE-020");
    }

    [Test]
    [Rule("LIFE-020")]
    public void Fires_AsAdviceWhenARestartThatFailedChangesAttributes()
    {
        DriverTrace trace = Restarted(NDIS_STATUS_RESOURCES);
        trace.RestartAttributesLeft(DriverTrace.Adapter, given: true, changed: true, mtu: 0);
        Assert.That(Expect.Fires("LIFE-020", trace).IsViolation, Is.False);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [Rule("LIFE-043")]
    public void Fires_AsAdviceWhenRestartAttributesAreAddedWhereNoneCame(bool isGiven, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.RestartAttributesLeft(DriverTrace.Adapter, isGiven, changed: true, mtu: 0);
        if (isWrong)
        {
            Assert.That(Expect.Fires("LIFE-043", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "LIFE-043");
        }
    }

    [Test]
    [Rule("LIFE-043")]
    public void Silent_WhenNoRestartAttributesAreAdded() => Expect.Silent(DriverTrace.Running(), "LIFE-043");

    /// <summary>An adapter that was paused and restarted once more.</summary>
    private static DriverTrace Restarted(NDIS_STATUS status)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Restart(status);
        trace.State = status == NDIS_STATUS_SUCCESS ? AdapterState.Running : AdapterState.Paused;
        return trace;
    }

    private static DriverTrace StoppedInHalt(Action<DriverTrace> inside)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.MiniportHaltExEnter(DriverTrace.Adapter, NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        trace.Shutdown(() => inside(trace), NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck);
        return trace;
    }

    private static void FreeInPause(DriverTrace trace, TraceObject item)
    {
        trace.BeginPause();
        trace.Released(item);
        trace.EndPause();
    }

    private static DriverTrace Sent(NDIS_STATUS status)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Complete(1, status));
        return trace;
    }

    private static DriverTrace ShutDown(Action<DriverTrace> inside)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Shutdown(() => inside(trace));
        return trace;
    }
}
