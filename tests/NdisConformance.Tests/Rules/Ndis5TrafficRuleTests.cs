using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>What drivers of NDIS 5 can do wrong with packets, their lists and the device.</summary>
[TestFixture]
internal sealed class Ndis5TrafficRuleTests
{
    [TestCase(FaultReason.Truncated, "NDIS5-007")]
    [TestCase(FaultReason.BeyondRange, "NDIS5-008")]
    [TestCase(FaultReason.Unmapped, "NDIS5-008")]
    [TestCase(FaultReason.HostPhysical, "SHMEM-007")]
    [TestCase(FaultReason.FreedMapping, "SEND-007")]
    [TestCase(FaultReason.Poison, "DEV-001")]
    [Rule("NDIS5-007", "NDIS5-008", "SHMEM-007", "SEND-007", "DEV-001")]
    public void Fires_WhenTheIommuRefusesTheDevice(FaultReason reason, string rule)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.Fault(Ndis5Trace.List(1), reason);
        Expect.Fires(rule, trace);
    }

    [TestCase(FaultReason.FreedBlock, "SHMEM-017")]
    [TestCase(FaultReason.BeyondRange, "SHMEM-019")]
    [Rule("SHMEM-017", "SHMEM-019")]
    public void Fires_WhenTheDeviceLeavesSharedMemory(FaultReason reason, string rule)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Fault(TraceScript.Object(ObjectKind.SharedMemory, 1), reason);
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("NDIS5-007", "NDIS5-008", "SEND-005", "SEND-007", "DEV-001")]
    public void Silent_WhenTheDeviceIsGivenTheList()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.DeviceRead(Ndis5Trace.List(1), offset: 0, length: 100, AccessEnd.Element);
        trace.Transmit(1, WireMatch.Exact);
        trace.Complete(1);
        trace.Finish(1);
        trace.Drain();
        Expect.Silent(trace, "NDIS5-007", "NDIS5-008", "NDIS5-011", "NDIS5-024", "SEND-005", "SEND-007", "DEV-001");
    }

    /// <summary>The finding about the frame is the one; that the packet is complete with SUCCESS follows.</summary>
    [Test]
    [Rule("NDIS5-008")]
    public void Fires_WhenAFrameLeavesThatIsNotThePackets()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.Transmit(1, WireMatch.None);
        trace.Finish(1);
        trace.Drain();
        Assert.That(Expect.Fires("NDIS5-008", trace).Object, Is.EqualTo(Ndis5Trace.Packet(1)));
    }

    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [TestCase(NDIS_STATUS_FAILURE, false)]
    [Rule("SEND-005")]
    public void Fires_WhenWhatIsCompletedWithSuccessNeverLeft(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.Finish(1, status);
        trace.Drain();
        Expect.Judged("SEND-005", trace, isWrong);
    }

    /// <summary>A copy may leave after the packet was given back.</summary>
    [Test]
    [Rule("SEND-005")]
    public void Silent_WhenACopyLeavesLater()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.Finish(1);
        trace.Transmit(1, WireMatch.Exact);
        trace.Drain();
        Expect.Silent(trace, "SEND-005");
    }

    [TestCase(WireMatch.Runt, true)]
    [TestCase(WireMatch.Unpadded, true)]
    [TestCase(WireMatch.Exact, false)]
    [Rule("SEND-013")]
    public void Fires_WhenAShortFrameIsNotPadded(WireMatch match, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1, dataLength: 42);
        trace.Transmit(1, match);
        Expect.Judged("SEND-013", trace, isWrong, "SEND-013");
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    [Rule("NDIS5-011")]
    public void Fires_WhenDataIsChangedThatIsStillToLeave(bool hasLeft, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        if (hasLeft)
        {
            trace.Transmit(1, WireMatch.Exact);
        }

        trace.StaleAccess(Ndis5Trace.List(1), StaleReason.MappedToDevice, field: 8, write: true, length: 2, default);
        Expect.Judged("NDIS5-011", trace, isWrong, "NDIS5-011");
    }

    [TestCase(StaleReason.Completed)]
    [TestCase(StaleReason.ListFreed)]
    [Rule("NDIS5-024")]
    public void Fires_WhenACompletedPacketIsTouched(StaleReason reason)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.Transmit(1, WireMatch.Exact);
        trace.Finish(1);
        TraceObject item = reason == StaleReason.ListFreed ? Ndis5Trace.List(1) : Ndis5Trace.Packet(1);
        trace.StaleAccess(item, reason, field: 0, write: false, length: 8, default);
        Expect.Fires("NDIS5-024", trace);
    }

    [Test]
    [Rule("NDIS5-011", "NDIS5-024")]
    public void Silent_WhenCompletedPacketsAreLeftAlone()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.Transmit(1, WireMatch.Exact);
        trace.Finish(1);
        Expect.Silent(trace, "NDIS5-024", "NDIS5-011");
    }

    [Test]
    [Rule("NDIS5-019")]
    public void Fires_WhenAnIndicatedPacketIsTouched()
    {
        Ndis5Trace trace = new();
        trace.Indicate(1, OwnerCode.Miniport);
        trace.StaleAccess(Ndis5Trace.Packet(1), StaleReason.Indicated, field: 0, write: false, length: 4, default);
        Expect.Fires("NDIS5-019", trace);
    }

    [TestCase(StaleReason.Freed, ObjectKind.Memory, "POOL-023")]
    [TestCase(StaleReason.OutOfBlock, ObjectKind.Packet, "POOL-023")]
    [TestCase(StaleReason.OutOfBlock, ObjectKind.SharedMemory, "SHMEM-019")]
    [Rule("POOL-023", "SHMEM-019")]
    public void Fires_WhenMemoryIsLeftOrGone(StaleReason reason, ObjectKind kind, string rule)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.StaleAccess(TraceScript.Object(kind, 1), reason, field: 0, write: true, length: 4, default);
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("LIFE-009")]
    public void Fires_WhenTheDeviceRunsAfterHalt([Values] bool isDma)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.DeviceRead(TraceScript.Object(ObjectKind.SharedMemory, 1), offset: 0, length: 16, AccessEnd.Inside);
        trace.Halt();
        if (isDma)
        {
            trace.DeviceRead(TraceScript.Object(ObjectKind.SharedMemory, 1), offset: 0, length: 16, AccessEnd.Inside);
        }
        else
        {
            trace.LineRaisedAlone(Ndis5Trace.Adapter);
        }

        Expect.Fires("LIFE-009", trace);
    }

    [Test]
    [Rule("LIFE-009", "SHMEM-007", "SHMEM-017", "SHMEM-019")]
    public void Silent_WhenHaltStopsTheDevice()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.DeviceRead(TraceScript.Object(ObjectKind.SharedMemory, 1), offset: 0, length: 16, AccessEnd.Inside);
        trace.FreeMemory();
        trace.Halt();
        Expect.Silent(trace, "LIFE-009", "SHMEM-007", "SHMEM-017", "SHMEM-019");
    }

    [TestCase(PacketAnswer.Stated, NDIS_STATUS_RESOURCES, PacketAnswer.NotStated, NDIS_STATUS_PENDING, null)]
    [TestCase(PacketAnswer.Stated, NDIS_STATUS_RESOURCES, PacketAnswer.Stated, NDIS_STATUS_RESOURCES, null)]
    [TestCase(PacketAnswer.Completed, NDIS_STATUS_PENDING, PacketAnswer.Stated, NDIS_STATUS_PENDING, null)]
    [TestCase(
        PacketAnswer.NotStated, NDIS_STATUS_PENDING, PacketAnswer.Stated, NDIS_STATUS_PENDING,
        "packet#1 has no Status set")]
    [TestCase(
        PacketAnswer.Stated, NDIS_STATUS_RESOURCES, PacketAnswer.Completed, NDIS_STATUS_PENDING,
        "packet#2 was completed")]
    [TestCase(
        PacketAnswer.Stated, NDIS_STATUS_RESOURCES, PacketAnswer.Stated, NDIS_STATUS_PENDING,
        "packet#2: its Status was set to NDIS_STATUS_PENDING")]
    [Rule("NDIS5-015")]
    public void Fires_WhenTheStatusesOfAnArrayAreWrong(
        PacketAnswer first, NDIS_STATUS firstStatus, PacketAnswer second, NDIS_STATUS secondStatus, string? actual)
    {
        Ndis5Trace trace = new();
        trace.PacketAnswered(Ndis5Trace.Packet(1), 0, firstStatus, first);
        trace.PacketAnswered(Ndis5Trace.Packet(2), 1, secondStatus, second);
        if (actual is null)
        {
            Expect.Silent(trace, "NDIS5-015");
        }
        else
        {
            Assert.That(Expect.Fires("NDIS5-015", trace).Actual, Is.EqualTo(actual));
        }
    }

    [Test]
    [Rule("NDIS5-014", "NDIS5-015")]
    public void Fires_WhenARefusedPacketWaitsForEver([Values] bool isGivenAgain)
    {
        Ndis5Trace trace = new();
        trace.Submit(1);
        trace.PacketCompleted(Ndis5Trace.Packet(1), NDIS_STATUS_RESOURCES, OwnerCode.Ndis, byCall: true);
        if (isGivenAgain)
        {
            trace.Submit(1);
        }

        trace.Unmet(Ndis5Trace.Packet(1), Operation.Send);
        Expect.Fires(isGivenAgain ? "NDIS5-014" : "NDIS5-015", trace);
    }

    [Test]
    [Rule("NDIS5-015")]
    public void Silent_WhenEachPacketIsStated()
    {
        Ndis5Trace trace = new();
        trace.PacketAnswered(Ndis5Trace.Packet(1), 0, NDIS_STATUS_SUCCESS, PacketAnswer.Stated);
        trace.PacketAnswered(Ndis5Trace.Packet(2), 1, NDIS_STATUS_PENDING, PacketAnswer.Stated);
        Expect.Silent(trace, "NDIS5-015");
    }
}
