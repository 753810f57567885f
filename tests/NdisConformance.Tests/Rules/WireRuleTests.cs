using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class WireRuleTests
{
    private const uint MdlOffset = 32;
    private const uint DataOffset = 96;

    [Test]
    [Rule("SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008", "SGDMA-LIST-010", "SEND-005", "SEND-007")]
    public void Silent_WhenTheListIsReadRight()
    {
        DriverTrace trace = Mapped();
        trace.Read(1, MdlOffset, 468);
        trace.Read(1, 500, 1046);
        trace.Transmit(1, 1);
        Finish(trace);
        Expect.Silent(
            trace, "SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008", "SGDMA-LIST-010", "SEND-005", "SEND-007");
    }

    [Test]
    [Rule("SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008")]
    public void Silent_AndNotExercisedWhenTheListMakesNoDifference()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Mapped(1, 1, elements: 1);
            trace.Deliver(1);
            trace.EndRequest(1);
        });
        trace.Leave(1, 1, 1);
        Finish(trace);
        Expect.Silent(trace);
        Assert.That(
            new[] { "SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008" }.Sum(trace.Engine.Exercised), Is.Zero);
    }

    [TestCase("SGDMA-LIST-005", 0u, 1514u)]
    [TestCase("SGDMA-LIST-003", 96u, 1514u)]
    [TestCase("SGDMA-LIST-008", 32u, 468u)]
    [Rule("SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008")]
    public void Fires_WhenTheListIsReadWrong(string id, uint first, uint length)
    {
        DriverTrace trace = Mapped();
        trace.Read(1, first, length);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Finding finding = Expect.Fires(id, trace);
        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
            Assert.That(finding.Object, Is.EqualTo(DriverTrace.Nb(1)));
        });
    }

    [Test]
    [Rule("SGDMA-LIST-007")]
    public void Silent_WhenALongListIsSentUpToTheData()
    {
        DriverTrace trace = Mapped(bytes: MdlOffset + DriverTrace.FrameLength + 80);
        trace.Read(1, MdlOffset, DriverTrace.FrameLength);
        trace.Transmit(1, 1);
        Finish(trace);
        Expect.Silent(trace, "SGDMA-LIST-007");
    }

    [Test]
    [Rule("SGDMA-LIST-007")]
    public void Fires_WhenALongListIsSentWhole()
    {
        const uint Length = DriverTrace.FrameLength + 80;
        DriverTrace trace = Mapped(bytes: MdlOffset + Length);
        trace.Read(1, MdlOffset, Length);
        trace.Transmit(1, 1, WireMatch.None, Length);
        Finish(trace);
        Finding finding = Expect.Fires("SGDMA-LIST-007", trace);
        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
            Assert.That(finding.IsViolation, Is.False);
        });
    }

    [Test]
    [Rule("SGDMA-LIST-007", "SEND-005")]
    public void FrameThatIsTooLong_IsAWrongFrameWhereTheListEndsWithTheData()
    {
        DriverTrace trace = Mapped();
        trace.Read(1, MdlOffset, DriverTrace.FrameLength);
        trace.Transmit(1, 1, WireMatch.None, DriverTrace.FrameLength + 80);
        Finish(trace);
        Expect.Fires("SEND-005", trace);
        Assert.That(trace.Engine.Exercised("SGDMA-LIST-007"), Is.Zero);
    }

    [Test]
    [Rule("SGDMA-LIST-004")]
    public void Fires_WhenTheSkipUnderflowsTheFirstElement()
    {
        DriverTrace trace = Mapped(firstElementLength: 10);
        trace.Fault(DriverTrace.Sg(1), FaultReason.BeyondRange);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-004", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-004")]
    public void Fires_WhenTheSkipEndsWithTheFirstElement()
    {
        DriverTrace trace = Mapped(firstElementLength: 10);
        trace.Read(1, 10);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-004", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-004")]
    public void Silent_WhenTheSkipSpansElements()
    {
        DriverTrace trace = Mapped(firstElementLength: 10);
        trace.Read(1, MdlOffset);
        trace.Transmit(1, 1);
        Finish(trace);
        Expect.Silent(trace, "SGDMA-LIST-004");
    }

    [Test]
    [Rule("SEND-005")]
    public void Fires_WhenACopiedFrameHasOtherBytes()
    {
        DriverTrace trace = Refused();
        trace.Dpc(() => trace.Complete(1));
        trace.Transmit(0, 0, WireMatch.None);
        trace.Drained(DriverTrace.Adapter);
        Expect.Fires("SEND-005", trace);
    }

    [Test]
    [Rule("SGDMA-LIST-008")]
    public void Fires_WhenElementsAreReadOutOfOrder()
    {
        DriverTrace trace = Mapped();
        trace.Read(1, 500, 1046);
        trace.Read(1, MdlOffset, 468);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires("SGDMA-LIST-008", trace);
    }

    [Test]
    [Rule("SEND-005")]
    public void Fires_WhenAFrameHasOtherBytes()
    {
        DriverTrace trace = Mapped();
        trace.Read(1, MdlOffset, 468);
        trace.Read(1, 500, 1000);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace);
        Expect.Fires("SEND-005", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SEND-005")]
    public void Silent_WhenAFrameHasOtherBytesAndTheSendFails()
    {
        DriverTrace trace = Mapped();
        trace.Read(1, MdlOffset, 100);
        trace.Transmit(1, 1, WireMatch.None);
        Finish(trace, NDIS_STATUS.NDIS_STATUS_FAILURE);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("SEND-005")]
    public void Fires_WhenASendIsDropped()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Complete(1));
        trace.Drained(DriverTrace.Adapter);
        Expect.Fires("SEND-005", trace);
    }

    [Test]
    [Rule("SEND-005")]
    public void Silent_WhenACopiedSendLeavesLater()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Complete(1));
        trace.Transmit(1, 1);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SEND-005");
    }

    [Test]
    [Rule("SEND-005")]
    public void Silent_WhenAPauseStopsTheDevice()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Complete(1));
        trace.Pause();
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("SEND-002")]
    public void Fires_WhenOnlyTheFirstNetBufferLeaves()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        Finish(trace);
        trace.Drained(DriverTrace.Adapter);
        Expect.Fires("SEND-002", trace);
    }

    [Test]
    [Rule("SEND-002")]
    public void Fires_WhenOnlyTheFirstListIsCompleted()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(2, 2, nblIndex: 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        Finish(trace);
        trace.Unmet(DriverTrace.Nbl(2), Operation.Send);
        Expect.Fires("SEND-002", trace);
    }

    [Test]
    [Rule("SEND-008")]
    public void Fires_WhenNetBuffersAreReversed()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendTwo();
        trace.Leave(2, 2, 1);
        trace.Leave(1, 1, 1);
        Expect.Fires("SEND-008", trace);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("SGDMA-CB-007")]
    public void Fires_WhenTheWireFollowsTheCallbacks(bool isReversed)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () =>
        {
            trace.MapLater(1, 1, 1);
            trace.MapLater(2, 2, 1);
        });
        trace.Dpc(() => trace.Deliver(2));
        trace.Dpc(() => trace.Deliver(1));
        trace.Leave(isReversed ? 2u : 1, isReversed ? 2u : 1, 1);
        trace.Leave(isReversed ? 1u : 2, isReversed ? 1u : 2, 1);
        if (isReversed)
        {
            Expect.Fires("SGDMA-CB-007", trace);
        }
        else
        {
            Expect.Silent(trace, "SGDMA-CB-007");
        }
    }

    [Test]
    [Rule("SGDMA-CB-007")]
    public void Silent_WhenTheDriverSortsTheLists() => Fires_WhenTheWireFollowsTheCallbacks(isReversed: false);

    [TestCase(WireMatch.Runt)]
    [TestCase(WireMatch.Unpadded)]
    [Rule("SEND-013")]
    public void Fires_WhenAShortFrameIsNotPadded(WireMatch match)
        => Expect.Fires("SEND-013", ShortFrame(match));

    [Test]
    [Rule("SEND-013")]
    public void Silent_WhenAShortFrameIsPadded() => Expect.Silent(ShortFrame(WireMatch.Exact), "SEND-013");

    [Test]
    [Rule("SEND-014")]
    public void Fires_WhenALongFrameIsCutOff()
    {
        DriverTrace trace = LongFrame(isMapped: true);
        trace.Read(1);
        trace.WireTransmit(
            TraceScript.Object(ObjectKind.Frame, 1),
            FrameSizes.Maximum,
            DriverTrace.None,
            DriverTrace.None,
            WireMatch.None,
            DriverTrace.Nb(1));
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        Expect.Fires("SEND-014", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SEND-014")]
    public void Fires_WhenALongFrameThatNeverLeftIsSaidToHaveLeft()
    {
        DriverTrace trace = LongFrame(isMapped: false);
        trace.Dpc(() => trace.Complete(1));
        trace.Drained(DriverTrace.Adapter);
        Expect.Fires("SEND-014", trace);
    }

    [TestCase(NDIS_STATUS.NDIS_STATUS_INVALID_LENGTH)]
    [TestCase(NDIS_STATUS.NDIS_STATUS_FAILURE)]
    [Rule("SEND-014")]
    public void Silent_WhenALongFrameIsRefused(NDIS_STATUS status)
    {
        DriverTrace trace = LongFrame(isMapped: false);
        trace.Dpc(() => trace.Complete(1, status));
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SEND-014");
    }

    [TestCase(true, NDIS_STATUS.NDIS_STATUS_SUCCESS)]
    [TestCase(false, NDIS_STATUS.NDIS_STATUS_SUCCESS)]
    [Rule("SGDMA-ALLOC-018")]
    public void Fires_WhenARefusedSendIsLost(bool isCompleted, NDIS_STATUS status)
    {
        DriverTrace trace = Refused();
        if (isCompleted)
        {
            trace.Dpc(() => trace.Complete(1, status));
            trace.Drained(DriverTrace.Adapter);
        }
        else
        {
            trace.TimeLimit(DriverTrace.Nbl(1), Operation.Send);
            trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        }

        Expect.Fires("SGDMA-ALLOC-018", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SGDMA-ALLOC-018")]
    public void Silent_WhenARefusedSendIsRetried()
    {
        DriverTrace trace = Refused();
        trace.Dpc(() => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        Finish(trace);
        Expect.Silent(trace, "SGDMA-ALLOC-018");
    }

    [Test]
    [Rule("SGDMA-ALLOC-018")]
    public void Silent_WhenARefusedSendFails()
    {
        DriverTrace trace = Refused();
        trace.Dpc(() => trace.Complete(1, NDIS_STATUS.NDIS_STATUS_RESOURCES));
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SGDMA-ALLOC-018");
    }

    [Test]
    [Rule("SGDMA-ALLOC-018")]
    public void Fires_WhenASendWaitsInAShortageThatNeverEnds()
    {
        DriverTrace trace = Refused(Shortage.Permanent);
        trace.TimeLimit(DriverTrace.Nbl(1), Operation.Send);
        Assert.That(Expect.Fires("SGDMA-ALLOC-018", trace).Actual, Does.Contain("more map registers than there are"));
    }

    private static DriverTrace Refused(Shortage shortage = Shortage.Transient)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Refuse(shortage);
        });
        return trace;
    }

    private static DriverTrace ShortFrame(WireMatch match)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, length: 42);
        trace.Send(1, () => trace.Complete(1));
        trace.Transmit(1, 1, match, 60);
        return trace;
    }

    private static DriverTrace LongFrame(bool isMapped)
    {
        DriverTrace trace = DriverTrace.Running(t => t.SetGeneralAttributes(mtu: 1000));
        trace.Submit(1, 1, length: 1100);
        trace.Send(1, () =>
        {
            if (isMapped)
            {
                trace.Map(1, 1, 1);
            }
        });
        return trace;
    }

    private static DriverTrace Mapped(uint firstElementLength = 500, uint bytes = DriverTrace.FrameLength)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, currentMdlOffset: MdlOffset, dataOffset: DataOffset);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, currentMdlOffset: MdlOffset, dataOffset: DataOffset);
            trace.Mapped(1, 1, elements: 2, firstElementLength: firstElementLength, bytes: bytes);
            trace.Deliver(1);
            trace.EndRequest(1);
        });
        return trace;
    }

    private static void Finish(DriverTrace trace, NDIS_STATUS status = NDIS_STATUS.NDIS_STATUS_SUCCESS)
    {
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1, status);
        });
        trace.Drained(DriverTrace.Adapter);
    }
}
