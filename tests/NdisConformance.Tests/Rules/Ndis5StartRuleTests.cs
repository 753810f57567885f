using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>How drivers of NDIS 5 begin: refusals, media, DMA; and how they use pools and indicate a status.</summary>
[TestFixture]
internal sealed class Ndis5StartRuleTests
{
    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [TestCase(NDIS_STATUS_FAILURE, true)]
    [TestCase(NDIS_STATUS_UNSUPPORTED_MEDIA, false)]
    [Rule("NDIS5-028")]
    public void Fires_WhenForeignMediaAreNotRefused(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new() { MediumFits = false };
        trace.ForeignMediaOffered(Ndis5Trace.Adapter);
        trace.Initialize(() => { }, status);
        Expect.Judged("NDIS5-028", trace, isWrong, "NDIS5-028");
    }

    [Test]
    [Rule("NDIS5-029")]
    public void Fires_WhenMemoryIsAskedForBeforeTheAttributes()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.AskForMemory(Ndis5Trace.Adapter, isHandlerGiven: true);
            trace.SetAttributes();
        });
        Expect.Fires("NDIS5-029", trace);
    }

    [TestCase(NDIS_STATUS_PENDING, true)]
    [TestCase(NDIS_STATUS_SUCCESS, false)]
    [Rule("LIFE-002")]
    public void Fires_WhenMiniportInitializePends(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() => { }, status);
        Expect.Judged("LIFE-002", trace, isWrong, "LIFE-002");
    }

    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [TestCase(NDIS_STATUS_FAILURE, false)]
    [Rule("REG-013")]
    public void Fires_WhenARefusalIsNotHandedOn(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        TraceMark enter = trace.DriverEntryEnter();
        trace.Register(5, 1, length: 240, given: ulong.MaxValue, NDIS_STATUS_RESOURCES);
        trace.DriverEntryExit(enter, status);
        Expect.Judged("REG-013", trace, isWrong, "REG-013");
    }

    /// <summary>A driver may try a lower version.</summary>
    [Test]
    [Rule("REG-013")]
    public void Silent_WhenASecondRegistrationSucceeds()
    {
        Ndis5Trace trace = new();
        TraceMark refused = trace.DriverEntryEnter();
        trace.Register(5, 1, length: 240, given: ulong.MaxValue, NDIS_STATUS_RESOURCES);
        trace.DriverEntryExit(refused, NDIS_STATUS_RESOURCES);
        TraceMark enter = trace.DriverEntryEnter();
        trace.Register(5, 1, length: 240, given: ulong.MaxValue, NDIS_STATUS_BAD_VERSION);
        trace.Register(5, 0, length: 240, given: ulong.MaxValue);
        trace.DriverEntryExit(enter, NDIS_STATUS_SUCCESS);
        Expect.Silent(trace, "REG-013");
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    [Rule("SGDMA-REG-018")]
    public void Fires_WhenSharedMemoryIsAllocatedWithoutDma(bool hasMapRegisters, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.SetAttributes();
            trace.AskForLists(NDIS_STATUS_RESOURCES);
            if (hasMapRegisters)
            {
                trace.AllocateMapRegisters();
            }

            trace.AllocateMemory();
        });
        Expect.Judged("SGDMA-REG-018", trace, isWrong);
    }

    [Test]
    [Rule("SGDMA-REG-018")]
    public void Silent_WhenARefusalEndsTheInitialization()
    {
        Ndis5Trace trace = new();
        trace.Initialize(
            () =>
            {
                trace.SetAttributes();
                trace.AskForLists(NDIS_STATUS_RESOURCES);
            },
            NDIS_STATUS_RESOURCES);
        Expect.Silent(trace, "SGDMA-REG-018");
    }

    [TestCase(0u, 100u, true)]
    [TestCase(1500u, 1514u, true)]
    [TestCase(1514u, 1514u, false)]
    [TestCase(1000u, 1000u, false)]
    [Rule("SGDMA-REG-022")]
    public void Fires_WhenTheMaximumDoesNotCoverAFrame(uint maximum, uint bytes, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.SetAttributes();
            trace.AskForLists(maximum: maximum);
        });
        trace.State = AdapterState.Running;
        trace.Submit(1, bytes);
        Expect.Judged("SGDMA-REG-022", trace, isWrong);
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    [Rule("NDIS5-043")]
    public void Fires_WhenAnIndicationIsNotCompleted(bool isCompleted, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Say(NDIS_STATUS_MEDIA_DISCONNECT, isCompleted: false);
        trace.Say(NDIS_STATUS_MEDIA_CONNECT, isCompleted);

        trace.Halt();
        Expect.Judged("NDIS5-043", trace, isWrong, "NDIS5-043");
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    [Rule("NDIS5-044")]
    public void Fires_WhenALockIsHeldAcrossAFunctionOfPools(bool isHeld, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.UnderLock(isHeld, () => trace.NdisFreePacketReturn(
            trace.NdisFreePacketCall(Ndis5Trace.Packet(1), buffers: 0, OwnerCode.Miniport)));
        Expect.Judged("NDIS5-044", trace, isWrong, "NDIS5-044");
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    [Rule("NDIS5-044")]
    public void Fires_WhenALockIsHeldAcrossAnIndication(bool isHeld, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.UnderLock(isHeld, () => trace.Say(NDIS_STATUS_MEDIA_DISCONNECT));
        Expect.Judged("NDIS5-044", trace, isWrong, "NDIS5-044");
    }

    [TestCase(16u, true)]
    [TestCase(32u, false)]
    [TestCase(64u, false)]
    [Rule("NDIS5-045")]
    public void Fires_WhenPacketsHaveNoRoomForProtocols(uint length, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.NdisAllocatePacketPoolReturn(
            trace.NdisAllocatePacketPoolCall(descriptors: 8, length), TraceScript.Object(ObjectKind.PacketPool, 1));
        Expect.Judged("NDIS5-045", trace, isWrong, "NDIS5-045");
    }

    /// <summary>One completion stands for several indications, and a lock may be held before and after.</summary>
    [Test]
    [Rule("NDIS5-043", "NDIS5-044", "NDIS5-045")]
    public void Silent_WhenPoolsAndIndicationsAreUsedAsTheyShould()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.NdisAllocatePacketPoolReturn(
            trace.NdisAllocatePacketPoolCall(descriptors: 8, protocolReservedLength: 32),
            TraceScript.Object(ObjectKind.PacketPool, 1));
        trace.Say(NDIS_STATUS_MEDIA_DISCONNECT, isCompleted: false);
        trace.Say(NDIS_STATUS_MEDIA_CONNECT);
        trace.UnderLock(isHeld: true, () => { });
        trace.NdisFreePacketReturn(
            trace.NdisFreePacketCall(Ndis5Trace.Packet(1), buffers: 0, OwnerCode.Miniport));
        trace.Halt();
        Expect.Silent(trace, "NDIS5-043", "NDIS5-044", "NDIS5-045");
    }

    [TestCase(11, NDIS_STATUS_SUCCESS, true, false, true)]
    [TestCase(11, NDIS_STATUS_SUCCESS, false, false, false)]
    [TestCase(11, NDIS_STATUS_NOT_SUPPORTED, false, false, true)]
    [TestCase(11, NDIS_STATUS_NOT_SUPPORTED, false, true, false)]
    [TestCase(11, NDIS_STATUS_NOT_ACCEPTED, true, false, false)]
    [TestCase(1, NDIS_STATUS_SUCCESS, true, false, false)]
    [Rule("NDIS5-039")]
    public void Fires_WhenALinkIsAnsweredToBeUpThatIsDown(
        int seconds, NDIS_STATUS status, bool isUp, bool isSaid, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.LinkChanged(Ndis5Trace.Adapter, up: false, speed: 0);
        trace.Live();
        if (isSaid)
        {
            trace.Say(NDIS_STATUS_MEDIA_DISCONNECT);
        }

        trace.Time += seconds * TimeUnits.TicksPerSecond;
        trace.MediaStateAnswered(Ndis5Trace.Adapter, status, isUp);
        Expect.Judged("NDIS5-039", trace, isWrong);
    }
}
