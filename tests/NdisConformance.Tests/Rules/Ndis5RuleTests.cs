using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>What only drivers of NDIS 5 can do wrong.</summary>
[TestFixture]
internal sealed class Ndis5RuleTests
{
    [Test]
    [Rule("NDIS5-001", "NDIS5-002", "NDIS5-003", "NDIS5-009")]
    public void Silent_WhenListsAreAskedForInTheirPlace([Values] bool isRefused)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.SetAttributes();
            trace.AskForLists(isRefused ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS);
            trace.AllocateMemory();
            if (isRefused)
            {
                trace.AllocateMapRegisters();
            }
        });
        Expect.Silent(trace, "NDIS5-001", "NDIS5-002", "NDIS5-003");
        Assert.That(trace.Engine.Exercised("NDIS5-009") > 0, Is.EqualTo(!isRefused));
    }

    [Test]
    [Rule("NDIS5-001")]
    public void Fires_WhenListsAreAskedForLater()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() => trace.SetAttributes());
        trace.AskForLists();
        Assert.That(Expect.Fires("NDIS5-001", trace).Actual, Does.EndWith("was called outside any callback"));
    }

    [Test]
    [Rule("NDIS5-002")]
    public void Fires_WhenListsAreAskedForBeforeTheAttributes()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() => trace.SetAttributes());
        trace.Initialize(() =>
        {
            trace.AskForLists();
            trace.SetAttributes();
        });
        Expect.Fires("NDIS5-002", trace);
    }

    [Test]
    [Rule("NDIS5-003")]
    public void Fires_WhenListsAreAskedForAfterSharedMemory()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.SetAttributes();
            trace.AllocateMemory();
            trace.AskForLists();
        });
        Expect.Fires("NDIS5-003", trace);
    }

    [Test]
    [Rule("NDIS5-009")]
    public void Fires_WhenMapRegistersAreAllocatedBesideLists()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.SetAttributes();
            trace.AskForLists();
            trace.AllocateMapRegisters();
        });
        Assert.That(
            Expect.Fires("NDIS5-009", trace).Actual, Does.StartWith("NdisMAllocateMapRegisters was called"));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [Rule("NDIS5-014")]
    public void Fires_WhenAPacketIsCompletedThatTheDriverHasNot(bool isPending, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Complete(1, isPending);
        Judge(trace, "NDIS5-014", isWrong);
    }

    [Test]
    [Rule("NDIS5-014")]
    public void Fires_WhenAPacketIsNeverCompleted()
    {
        Ndis5Trace trace = new();
        trace.Submit(1);
        trace.Unmet(Ndis5Trace.Packet(1), Operation.Send);
        Assert.That(Expect.Fires("NDIS5-014", trace).Object, Is.EqualTo(Ndis5Trace.Packet(1)));
    }

    [Test]
    [Rule("NDIS5-014")]
    public void Silent_WhenEachPacketIsCompletedOnce()
    {
        Ndis5Trace trace = new();
        trace.Complete(1);
        trace.Complete(2);
        Expect.Silent(trace, "NDIS5-014");
    }

    [TestCase(NDIS_ATTRIBUTE_DESERIALIZE, NDIS_STATUS_PENDING, false)]
    [TestCase(NDIS_ATTRIBUTE_DESERIALIZE, NDIS_STATUS_RESOURCES, true)]
    [TestCase(NDIS_ATTRIBUTE_DESERIALIZE, NDIS_STATUS_SUCCESS, true)]
    [TestCase(0u, NDIS_STATUS_RESOURCES, false)]
    [Rule("NDIS5-016")]
    public void Fires_WhenADeserializedDriverHandsAPacketBack(uint flags, NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() => trace.SetAttributes(flags));
        trace.Send(1, status);
        Judge(trace, "NDIS5-016", isWrong);
    }

    [Test]
    [Rule("NDIS5-016")]
    public void Silent_WhenADeserializedDriverTakesThePacket()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() => trace.SetAttributes(NDIS_ATTRIBUTE_DESERIALIZE));
        trace.Send(1, NDIS_STATUS_PENDING);
        Expect.Silent(trace, "NDIS5-016");
    }

    [TestCase(0u, false)]
    [TestCase(1u, true)]
    [Rule("NDIS5-017")]
    public void Fires_WhenAPoolIsFreedThatIsNotEmpty(uint outstanding, bool isWrong)
    {
        Ndis5Trace packets = new();
        packets.NdisFreePacketPoolReturn(
            packets.NdisFreePacketPoolCall(TraceScript.Object(ObjectKind.PacketPool, 1), outstanding));
        Judge(packets, "NDIS5-017", isWrong);
        Ndis5Trace buffers = new();
        buffers.NdisFreeBufferPoolReturn(
            buffers.NdisFreeBufferPoolCall(TraceScript.Object(ObjectKind.BufferPool, 1), outstanding));
        Judge(buffers, "NDIS5-017", isWrong);
    }

    [Test]
    [Rule("NDIS5-017", "NDIS5-018")]
    public void Silent_WhenAllIsTakenApart()
    {
        Ndis5Trace trace = new();
        Free(trace, buffers: 0);
        trace.NdisFreePacketPoolReturn(
            trace.NdisFreePacketPoolCall(TraceScript.Object(ObjectKind.PacketPool, 1), outstanding: 0));
        Expect.Silent(trace, "NDIS5-017", "NDIS5-018");
    }

    [Test]
    [Rule("NDIS5-018")]
    public void Fires_WhenAPacketIsFreedWithBuffers()
    {
        Ndis5Trace trace = new();
        Free(trace, buffers: 2);
        Assert.That(Expect.Fires("NDIS5-018", trace).Actual, Does.EndWith("was freed with 2 buffers chained to it"));
    }

    [TestCase(OwnerCode.Miniport, false)]
    [TestCase(OwnerCode.Ndis, true)]
    [TestCase(OwnerCode.Nobody, true)]
    [Rule("NDIS5-019")]
    public void Fires_WhenAPacketIsIndicatedThatTheDriverHasNot(OwnerCode owner, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Indicate(1, owner);
        Judge(trace, "NDIS5-019", isWrong);
    }

    [Test]
    [Rule("NDIS5-019")]
    public void Fires_WhenAPacketIsFreedThatNdisHas()
    {
        Ndis5Trace trace = new();
        Free(trace, buffers: 0, OwnerCode.Ndis);
        Assert.That(Expect.Fires("NDIS5-019", trace).Actual, Does.EndWith("was freed while NDIS had it"));
    }

    [Test]
    [Rule("NDIS5-019")]
    public void Silent_WhenPacketsComeBackBeforeTheyAreUsedAgain()
    {
        Ndis5Trace trace = new();
        trace.Indicate(1, OwnerCode.Miniport);
        trace.PacketReturned(Ndis5Trace.Packet(1), byCall: false);
        trace.Indicate(1, OwnerCode.Miniport);
        Free(trace, buffers: 0);
        Expect.Silent(trace, "NDIS5-019");
    }

    [Test]
    [Rule("REG-014")]
    public void Fires_WhenAHandleOfAnotherKindIsGiven()
    {
        Ndis5Trace trace = new();
        TraceMark call = trace.NdisMSendResourcesAvailableCall(TraceScript.Object(ObjectKind.Driver, 1));
        trace.HandleMisuse(
            TraceName.NdisMSendResourcesAvailable,
            0,
            ObjectKind.Adapter,
            TraceScript.Object(ObjectKind.Driver, 1),
            Ndis5Trace.Adapter);
        trace.NdisMSendResourcesAvailableReturn(call);
        Expect.Fires("REG-014", trace);
    }

    [TestCase(Checkpoint.Halt, "LIFE-007")]
    [TestCase(Checkpoint.FailedInitialize, "LIFE-003")]
    [Rule("LIFE-003", "LIFE-007")]
    public void Fires_WhenSomethingOfTheAdapterIsLeft(Checkpoint checkpoint, string rule)
    {
        Ndis5Trace trace = new();
        trace.Leaked(TraceScript.Object(ObjectKind.PacketPool, 1), checkpoint, acquired: 1);
        if (checkpoint == Checkpoint.Halt)
        {
            trace.Halt();
        }
        else
        {
            trace.Initialize(() => { }, NDIS_STATUS_RESOURCES);
        }

        Expect.Fires(rule, trace);
    }

    private static void Free(Ndis5Trace trace, uint buffers, OwnerCode owner = OwnerCode.Miniport)
        => trace.NdisFreePacketReturn(trace.NdisFreePacketCall(Ndis5Trace.Packet(1), buffers, owner));

    private static void Judge(Ndis5Trace trace, string rule, bool isWrong) => Expect.Judged(rule, trace, isWrong);
}
