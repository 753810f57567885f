using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class MemberRuleTests
{
    [Test]
    [Rule("NBL-003", "NBL-004", "NBL-005", "MDL-001", "MDL-002", "MDL-005")]
    public void Silent_WhenListsAndMdlsAreUsedAndFreed()
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.MakeNblPool();
            t.AllocateMdl();
            t.AllocatePair(offset: 16, length: 2032, contextSize: 32);
            t.FreeList();
            t.AllocatePair(102, hasMdl: false);
            t.FreeList(102);
            t.FreeMdl();
            t.FreeNblPool();
        });
        trace.End();
        Expect.Silent(trace, "NBL-003", "NBL-004", "NBL-005", "MDL-001", "MDL-002", "MDL-005");
        Assert.That(trace.Engine.Exercised("MDL-004"), Is.Zero, "NDIS never held an MDL of the driver");
    }

    [Test]
    [Rule("MDL-004")]
    public void Silent_WhenAnMdlIsFreedAfterItsIndication()
    {
        DriverTrace trace = WithPool(t =>
        {
            t.AllocateMdl();
            t.AllocatePair();
        });
        trace.Indicate(101, NDIS.NDIS_RECEIVE_FLAGS_RESOURCES);
        trace.FreeMdl();
        Expect.Silent(trace, "MDL-004");
    }

    [Test]
    [Rule("NBL-002")]
    public void Fires_WhenANullListIsDereferenced()
        => Expect.Fires("NBL-002", WithPool(t =>
        {
            t.AllocatePair(fails: true);
            t.Crash(0xD1, 0);
        }));

    [Test]
    [Rule("NBL-002")]
    public void Silent_WhenANullListIsHandled()
        => Expect.Silent(WithPool(t => t.AllocatePair(fails: true)), "NBL-002");

    [Test]
    [Rule("NBL-002")]
    public void Silent_WhenTheCrashComesLater()
    {
        DriverTrace trace = WithPool(t => t.AllocatePair(fails: true));
        trace.Dpc(() => trace.Crash(0xD1, 0));
        Expect.Silent(trace, "NBL-002");
    }

    [Test]
    [Rule("NBL-003")]
    public void Fires_WhenThereIsDataWithoutAnMdl()
        => Expect.Fires("NBL-003", WithPool(t => t.AllocatePair(hasMdl: false, length: 1514)));

    [Test]
    [Rule("NBL-004")]
    public void Fires_WhenDataLeavesTheChain()
        => Expect.Fires("NBL-004", WithPool(t => t.AllocatePair(offset: 16, length: 2048)));

    [Test]
    [Rule("NBL-005")]
    public void Fires_WhenTheContextIsNotAligned()
        => Expect.Fires("NBL-005", WithPool(t => t.AllocatePair(contextSize: 4)));

    [Test]
    [Rule("NBL-006")]
    public void Fires_WhenAListOfNdisIsFreed()
        => Expect.Fires("NBL-006", WithPool(t =>
        {
            t.AllocatePair();
            t.FreeList(owner: OwnerCode.Ndis);
        }));

    [Test]
    [Rule("NBL-006")]
    public void Fires_WhenASendIsFreed()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.FreeList(1));
        Expect.Fires("NBL-006", trace);
    }

    [Test]
    [Rule("NBL-006")]
    public void Fires_WhenAListIsFreedTwice()
        => Expect.Fires("NBL-006", WithPool(t =>
        {
            t.AllocatePair();
            t.FreeList();
            TraceObject dead = DriverTrace.Nbl(101).As(ObjectState.Released);
            TraceMark call = t.NdisFreeNetBufferListCall(
                dead, OwnerCode.Nobody, origin: OwnerCode.Miniport, ownMdl: DriverTrace.None);
            t.HandleMisuse(TraceName.NdisFreeNetBufferList, 0, ObjectKind.Nbl, dead, DriverTrace.Adapter);
            t.NdisFreeNetBufferListReturn(call);
        }));

    [Test]
    [Rule("NBL-007")]
    public void Fires_WhenAPreallocatedNetBufferIsFreed()
        => Expect.Fires("NBL-007", WithPool(t =>
        {
            t.AllocatePair();
            t.FreeNb(preallocatedWith: DriverTrace.Nbl(101));
        }));

    [Test]
    [Rule("NBL-014")]
    public void Fires_WhenALinkedNetBufferIsFreed()
        => Expect.Fires("NBL-014", WithPool(t =>
        {
            t.MakeNbPool();
            t.AllocateNb();
            t.FreeNb(linkedIn: DriverTrace.Nbl(101), owner: OwnerCode.Ndis);
        }));

    [Test]
    [Rule("NBL-020")]
    public void Fires_WhenAListIsAllocatedAtDeviceLevel()
        => Expect.Fires("NBL-020", WithPool(t => t.At(NDIS.DEVICE_LEVEL, () => t.AllocatePair())));

    [TestCase(ObjectKind.Nbl)]
    [TestCase(ObjectKind.Nb)]
    [Rule("NBL-021")]
    public void Fires_WhenAListOutlivesHalt(ObjectKind kind)
    {
        DriverTrace trace = WithPool(t => t.AllocatePair());
        trace.Pause();
        trace.Halt();
        trace.Leak(TraceScript.Object(kind, 101), Checkpoint.Halt);
        Expect.Fires("NBL-021", trace);
    }

    [Test]
    [Rule("MDL-001")]
    public void Fires_WhenAnMdlIsMadeOverOtherMemory()
        => Expect.Fires("MDL-001", WithPool(t => t.AllocateMdl(AddressClass.Other)));

    [Test]
    [Rule("MDL-002")]
    public void Fires_WhenAnMdlIsFreedTwice()
        => Expect.Fires("MDL-002", WithPool(t =>
        {
            TraceObject dead = DriverTrace.Mdl.As(ObjectState.Released);
            TraceMark call = t.NdisFreeMdlCall(
                dead, usedBy: DriverTrace.None, OwnerCode.Miniport, lostMemory: DriverTrace.None);
            t.HandleMisuse(TraceName.NdisFreeMdl, 0, ObjectKind.Mdl, dead, DriverTrace.Adapter);
            t.NdisFreeMdlReturn(call);
        }));

    [Test]
    [Rule("MDL-003")]
    public void Fires_WhenANullMdlIsDereferenced()
        => Expect.Fires("MDL-003", WithPool(t =>
        {
            t.AllocateMdl(fails: true);
            t.Crash(0x50, 0);
        }));

    [Test]
    [Rule("NBL-019")]
    public void Fires_WhenTheNullOfNdisGetDataBufferIsDereferenced()
        => Expect.Fires("NBL-019", WithPool(t =>
        {
            AskForData(t, isThere: false);
            t.Crash(0xD1, 0);
        }));

    [TestCase(false, 1)]
    [TestCase(true, 0)]
    [Rule("NBL-019")]
    public void Silent_WhenTheNullOfNdisGetDataBufferIsHandled(bool isThere, int exercised)
    {
        DriverTrace trace = WithPool(t => AskForData(t, isThere));
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("NBL-019"), Is.EqualTo(exercised));
    }

    private static void AskForData(DriverTrace trace, bool isThere)
        => trace.NdisGetDataBufferReturn(
            trace.NdisGetDataBufferCall(DriverTrace.Nb(1), bytesNeeded: 34, storageGiven: false), isThere);

    [Test]
    [Rule("NBL-015")]
    public void Silent_WhenAListReturns()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.GiveBack(101);
        Expect.Silent(trace, "NBL-015");
    }

    [TestCase(UnwrittenFields.Scratch, true)]
    [TestCase(0ul, false)]
    [Rule("NBL-015")]
    public void Fires_WhenScratchIsFollowedAfterTheReturn(ulong followed, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.DuringReturn(DriverTrace.Nbl(101), () => trace.Crash(0xD1, followed));
        if (isWrong)
        {
            Expect.Fires("NBL-015", trace);
        }
        else
        {
            Expect.Silent(trace, "NBL-015");
        }
    }

    [TestCase(true, "MDL-003")]
    [TestCase(false, "RECV-003")]
    [Rule("MDL-003")]
    public void Fires_WhenAListWithoutItsMdlIsIndicated(bool isRefused, string id)
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.MakeNblPool();
            t.AllocateMdl(fails: isRefused);
            t.AllocatePair(hasMdl: false);
        });
        trace.Indicate(101, isConsistent: false);
        Expect.Fires(id, trace);
    }

    [Test]
    [Rule("MDL-003")]
    public void Silent_WhenANullMdlIsHandled()
        => Expect.Silent(WithPool(t => t.AllocateMdl(fails: true)), "MDL-003");

    [TestCase(ObjectKind.Sg, OwnerCode.Miniport)]
    [TestCase(ObjectKind.Nbl, OwnerCode.Ndis)]
    [Rule("MDL-004")]
    public void Fires_WhenAnMdlIsFreedInUse(ObjectKind user, OwnerCode owner)
        => Expect.Fires("MDL-004", WithPool(t =>
        {
            t.AllocateMdl();
            t.FreeMdl(TraceScript.Object(user, 1), owner);
        }));

    [Test]
    [Rule("MDL-005")]
    public void Fires_WhenAnMdlOutlivesHalt()
    {
        DriverTrace trace = WithPool(t => t.AllocateMdl());
        trace.Pause();
        trace.Halt();
        trace.Leak(TraceScript.Object(ObjectKind.Mdl, 1), Checkpoint.Halt);
        Expect.Fires("MDL-005", trace);
    }

    private static DriverTrace WithPool(Action<DriverTrace> more)
        => DriverTrace.Running(t =>
        {
            t.MakeNblPool();
            more(t);
        });
}
