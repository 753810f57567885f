using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>Lists that come back, and what follows where the driver does not take them.</summary>
[TestFixture]
internal sealed class ReturnRuleTests
{
    [Test]
    [Rule("RECV-006")]
    public void Fires_WithTheEndlessPauseThatWaitsForLists()
    {
        DriverTrace trace = WithLists(101, 102);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        StallInPause(trace);
        Expect.FireTogether(trace, "RECV-006", "LIFE-015");
    }

    [Test]
    [Rule("LIFE-015", "RECV-006")]
    public void Fires_AloneWhereListsOfResourcesWereUsedAgain()
    {
        DriverTrace trace = WithLists(101, 102);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        trace.Indicate(102, NDIS_RECEIVE_FLAGS_RESOURCES);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        StallInPause(trace);
        Expect.Fires("LIFE-015", trace);
    }

    [Test]
    [Rule("RECV-006")]
    public void Silent_WhenThePauseEnds()
    {
        DriverTrace trace = WithLists(101);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        trace.Pause();
        Expect.Silent(trace, "RECV-006");
    }

    [Test]
    [Rule("RECV-006")]
    public void Fires_WhenOnlyListsOfResourcesAreMissing()
    {
        DriverTrace trace = WithLists(101, 102);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        Free(trace, outstanding: 1, 102);
        Expect.Fires("RECV-006", trace);
    }

    [Test]
    [Rule("POOL-015")]
    public void Fires_AsBeforeWhereOthersAreMissingToo()
    {
        DriverTrace trace = WithLists(101, 102, 103);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        Free(trace, outstanding: 2, 102);
        Expect.Fires("POOL-015", trace);
    }

    [Test]
    [Rule("RECV-011")]
    public void Fires_WhenAPauseWaitsForListsBehindTheFirst()
    {
        DriverTrace trace = Returned(101, 102);
        trace.Ignore(102);
        StallInPause(trace);
        Expect.Fires("RECV-011", trace);
    }

    [Test]
    [Rule("RECV-011")]
    public void Fires_WhenListsBehindTheFirstAreLost()
    {
        DriverTrace trace = Returned(101, 102, 103);
        trace.Pause();
        trace.FreeList(101);
        trace.Ignore(102, 103);
        trace.FreeNblPool(outstanding: 2);
        Expect.Fires("RECV-011", trace);
    }

    [Test]
    [Rule("NBL-021", "RECV-011")]
    public void Fires_ForTheLeakWhereTheListsWereLookedAt()
    {
        DriverTrace trace = Returned(101, 102);
        trace.Pause();
        trace.FreeList(101);
        trace.Halt();
        trace.Leak(DriverTrace.Nbl(102), Checkpoint.Halt);
        Expect.Fires("NBL-021", trace);
    }

    [Test]
    [Rule("RECV-011")]
    public void Silent_WhenAllListsAreProcessed()
    {
        DriverTrace trace = Returned(101, 102);
        trace.Indicate(102);
        trace.Indicate(101);
        trace.GiveBack(101, 102);
        Expect.Silent(trace, "RECV-011", "RECV-012");
    }

    [Test]
    [Rule("RECV-023")]
    public void Fires_WhenAReturnDuringThePauseIsIgnored()
    {
        DriverTrace trace = Pausing(101, 102);
        trace.GiveBack(101, 102);
        trace.Ignore(101, 102);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("RECV-023", trace);
    }

    [Test]
    [Rule("RECV-023")]
    public void Silent_WhenAReturnDuringThePauseEndsIt()
    {
        DriverTrace trace = Pausing(101);
        trace.GiveBack(101);
        trace.PauseComplete();
        Expect.Silent(trace, "RECV-023");
    }

    [Test]
    [Rule("RECV-012")]
    public void Fires_WhenALinkIsStale()
    {
        DriverTrace trace = Returned(101, 102);
        trace.Indicate(101, staleLink: DriverTrace.Nbl(101), said: 1);
        Expect.Fires("RECV-012", trace);
    }

    [Test]
    [Rule("RECV-012")]
    public void Fires_AsAdvice_WhenNetBufferListInfoIsThatOfTheFrameBefore()
    {
        DriverTrace trace = Returned(101);
        trace.OldInfoIndicated(DriverTrace.Nbl(101));
        Assert.That(Expect.Fires("RECV-012", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("RECV-012")]
    public void Fires_OnceWhereAStaleLinkLeadsToAListOfNdis()
    {
        DriverTrace trace = Returned(101, 102);
        trace.Indicate(102);
        trace.Indicate(101, staleLink: DriverTrace.Nbl(101), body: () => trace.ReceiveIndicated(
            DriverTrace.Nbl(102),
            DriverTrace.Adapter,
            OwnerCode.Ndis,
            netBuffers: 1,
            dataLength: 60,
            consistent: true,
            frame: DriverTrace.None,
            resources: false,
            newChain: false,
            ownMdl: DriverTrace.None,
            frameLength: 0,
            etherType: 0,
            match: FrameMatch.None));
        Expect.Fires("RECV-012", trace);
    }

    [Test]
    [Rule("RECV-012")]
    public void Fires_WhenALengthIsThatOfTheFrameBefore()
    {
        DriverTrace trace = Returned(101);
        trace.Indicate(101, frameLength: 1514);
        Expect.Fires("RECV-012", trace);
    }

    [Test]
    [Rule("RECV-012")]
    public void Silent_WhenALengthIsNewAndNoFrameIsAsLong()
    {
        // The driver may have taken a tag out of the frame.
        DriverTrace trace = Returned(101);
        trace.Indicate(101, length: 56, frameLength: 60);
        Expect.Silent(trace, "RECV-012");
    }

    [Test]
    [Rule("RECV-012")]
    public void Fires_WhenMembersAgreedTheFirstTimeOnly()
    {
        DriverTrace trace = Returned(101);
        trace.Indicate(101, isConsistent: false);
        Expect.Fires("RECV-012", trace);
    }

    [Test]
    [Rule("RECV-003")]
    public void Fires_ForTheMembersWhereTheyNeverAgreed()
    {
        DriverTrace trace = WithLists(101);
        trace.Indicate(101, isConsistent: false);
        trace.GiveBack(101);
        trace.Indicate(101, isConsistent: false);
        Expect.Fires("RECV-003", trace);
    }

    [Test]
    [Rule("NBL-013")]
    public void Fires_WhenOnlyTheChainIsNew()
    {
        DriverTrace trace = Returned(101);
        trace.Indicate(101, isConsistent: false, isNewChain: true);
        Expect.Fires("NBL-013", trace);
    }

    [Test]
    [Rule("NBL-013")]
    public void Fires_WhenANewChainIsMapped()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(DISPATCH_LEVEL, () =>
        {
            trace.Request(9, 0, flags: 0, role: SgRole.Own);
            trace.InconsistentNetBuffer(DriverTrace.Nb(9), newChain: true);
            trace.Refuse(Shortage.None);
        });
        Expect.Fires("NBL-013", trace);
    }

    [Test]
    [Rule("NBL-013")]
    public void Silent_WhenANewChainComesWhole()
    {
        DriverTrace trace = Returned(101);
        trace.Indicate(101, isNewChain: true);
        Expect.Silent(trace, "NBL-013");
    }

    [Test]
    [Rule("RECV-021")]
    public void Fires_WhenADriverNeverReceivesAgain()
    {
        DriverTrace trace = Dry();
        trace.GiveBack(101);
        Hear(trace, frames: 4);
        Expect.Fires("RECV-021", trace);
    }

    [Test]
    [Rule("RECV-021")]
    public void Silent_WhenADriverReceivesAgain()
    {
        DriverTrace trace = Dry();
        trace.GiveBack(101);
        trace.WireReceive(TraceScript.Object(ObjectKind.Frame, 9), 60, FrameAudience.Everybody);
        trace.Indicate(101);
        Expect.Silent(trace, "RECV-021");
    }

    [Test]
    [Rule("RECV-021")]
    public void Silent_WhileNdisHasTheLists()
    {
        DriverTrace trace = Dry();
        Hear(trace, frames: 100);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("RECV-021")]
    public void Silent_WhenThePauseComesFirst()
    {
        DriverTrace trace = Dry();
        trace.GiveBack(101);
        trace.Pause();
        Hear(trace, frames: 100);
        Expect.Silent(trace);
    }

    /// <summary>A driver whose only list NDIS has, while frames arrive.</summary>
    private static DriverTrace Dry()
    {
        DriverTrace trace = WithLists(101);
        trace.Indicate(101);
        Hear(trace, frames: 1);
        return trace;
    }

    private static void Hear(DriverTrace trace, uint frames)
    {
        for (uint frame = 1; frame <= frames; frame++)
        {
            trace.WireReceive(TraceScript.Object(ObjectKind.Frame, frame), 60, FrameAudience.Everybody);
        }

        trace.Drained(DriverTrace.Adapter);
    }

    private static DriverTrace WithLists(params uint[] lists) => DriverTrace.Running(t =>
    {
        t.MakeNblPool();
        foreach (uint list in lists)
        {
            t.AllocatePair(list);
        }
    });

    /// <summary>Lists that were indicated, and came back in one chain.</summary>
    private static DriverTrace Returned(params uint[] lists)
    {
        DriverTrace trace = WithLists(lists);
        Indicate(trace, lists);
        trace.GiveBack(lists);
        return trace;
    }

    private static DriverTrace Pausing(params uint[] lists)
    {
        DriverTrace trace = WithLists(lists);
        Indicate(trace, lists);
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        return trace;
    }

    private static void Indicate(DriverTrace trace, uint[] lists)
    {
        foreach (uint list in lists)
        {
            trace.Indicate(list);
        }
    }

    private static void StallInPause(DriverTrace trace)
    {
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
    }

    private static void Free(DriverTrace trace, uint outstanding, uint list)
    {
        trace.Pause();
        trace.FreeList(list);
        trace.FreeNblPool(outstanding);
    }
}
