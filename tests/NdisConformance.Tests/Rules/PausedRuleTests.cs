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
