using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>Where the lists for receives come from, and what was put into them by hand.</summary>
[TestFixture]
internal sealed class ReceiveObjectRuleTests
{

    [Test]
    [Rule("POOL-010")]
    public void Fires_AsAdviceOnceWhereNetBuffersAreAllocatedApart()
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.MakeNblPool(hasNb: false);
            t.AllocateList();
            t.AllocateList(102);
        });
        trace.Indicate(101);
        trace.Indicate(102);
        Assert.That(Expect.Fires("POOL-010", trace).IsViolation, Is.False);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("POOL-010", "NBL-016", "NBL-022")]
    public void Silent_WhenListsAreAllocatedEarlyAndUsedAgain()
    {
        DriverTrace trace = WithList();
        trace.Indicate(101);
        trace.GiveBack(101);
        trace.Indicate(101);
        Expect.Silent(trace, "POOL-010", "NBL-016", "NBL-022");
    }

    [Test]
    [Rule("NBL-016", "NBL-022")]
    public void Fires_AsAdviceWhereListsAreFreedAndAllocated()
    {
        DriverTrace trace = DriverTrace.Running(t => t.MakeNblPool());
        for (uint list = 101; list < 105; list++)
        {
            trace.AllocatePair(list);
            trace.Indicate(list);
            trace.GiveBack(list);
            trace.FreeList(list);
        }

        Assert.That(
            trace.Engine.Findings.Select(finding => (finding.RuleId, finding.IsViolation)),
            Is.EquivalentTo(new[] { ("NBL-022", false), ("NBL-016", false) }));
    }

    [Test]
    [Rule("NBL-016")]
    public void Silent_WhenListsAreFreedAtTheEnd()
    {
        DriverTrace trace = WithList();
        trace.Indicate(101);
        trace.GiveBack(101);
        trace.Pause();
        trace.FreeList();
        trace.FreeNblPool();
        Expect.Silent(trace);
    }

    [Test]
    [Rule("POOL-013")]
    public void Fires_OnceWhereAnMdlOfTheDriverReplacesThatOfThePool()
    {
        DriverTrace trace = WithData();
        trace.Indicate(101, ownMdl: DriverTrace.Mdl);
        trace.GiveBack(101);
        trace.Pause();
        trace.FreeList(ownMdl: DriverTrace.Mdl);
        Expect.Fires("POOL-013", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("POOL-013")]
    public void Fires_WhenTheListIsFreedWithIt()
    {
        DriverTrace trace = WithData();
        trace.FreeList(ownMdl: DriverTrace.Mdl);
        Expect.Fires("POOL-013", trace);
    }

    [Test]
    [Rule("POOL-013")]
    public void Silent_WhenTheMdlOfThePoolIsUsed()
    {
        DriverTrace trace = WithData();
        trace.Indicate(101);
        Expect.Silent(trace, "POOL-013");
    }

    [Test]
    [Rule("NBL-008")]
    public void Fires_WhenNetBuffersWereLeftInFreedLists()
        => Expect.Fires("NBL-008", WithLeftNetBuffer(t => t.FreeNbPool(outstanding: 1)));

    [Test]
    [Rule("NBL-008")]
    public void Fires_WhenALeftNetBufferOutlivesHalt()
        => Expect.Fires("NBL-008", WithLeftNetBuffer(t =>
        {
            t.Pause();
            t.Halt();
            t.Leak(DriverTrace.Nb(201), Checkpoint.Halt);
        }));

    [Test]
    [Rule("NBL-008")]
    public void Silent_WhenALeftNetBufferIsFreedLater()
        => Expect.Silent(
            WithLeftNetBuffer(t =>
            {
                t.FreeNb();
                t.FreeNbPool();
            }),
            "NBL-008");

    [Test]
    [Rule("NBL-009")]
    public void Fires_WhenAnMdlWasLeftInAFreedList()
    {
        DriverTrace trace = WithLeftMdl();
        trace.Pause();
        trace.Halt();
        trace.Leak(DriverTrace.Mdl, Checkpoint.Halt);
        Expect.Fires("NBL-009", trace);
    }

    [Test]
    [Rule("NBL-009")]
    public void Silent_WhenALeftMdlIsFreedLater()
    {
        DriverTrace trace = WithLeftMdl();
        trace.FreeMdl();
        trace.End();
        Expect.Silent(trace, "NBL-009");
    }

    private static DriverTrace WithList() => DriverTrace.Running(t =>
    {
        t.MakeNblPool();
        t.AllocatePair();
    });

    private static DriverTrace WithData() => DriverTrace.Running(t =>
    {
        t.MakeNblPool(dataSize: 2048);
        t.AllocateList();
    });

    private static DriverTrace WithLeftMdl() => DriverTrace.Running(t =>
    {
        t.MakeNblPool();
        t.AllocateMdl();
        t.AllocatePair();
        t.LeftLinked(DriverTrace.Mdl, DriverTrace.Nbl(101));
        t.FreeList();
        t.FreeNblPool();
    });

    private static DriverTrace WithLeftNetBuffer(Action<DriverTrace> more)
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.MakeNblPool(hasNb: false);
            t.MakeNbPool();
            t.AllocateList();
            t.AllocateNb();
            t.LeftLinked(DriverTrace.Nb(201), DriverTrace.Nbl(101));
            t.FreeList();
            t.FreeNblPool();
        });
        more(trace);
        return trace;
    }
}
