using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>Initialization, requests, resets, interrupts and halt of drivers of NDIS 5.</summary>
[TestFixture]
internal sealed class Ndis5LifeRuleTests
{
    [TestCase(NDIS_STATUS_PENDING, true)]
    [TestCase(NDIS_STATUS_SUCCESS, false)]
    [Rule("NDIS5-025")]
    public void Fires_WhenARequestIsCompletedThatIsNotPending(NDIS_STATUS status, bool isPending)
    {
        Ndis5Trace trace = new();
        trace.MiniportQueryInformationExit(
            trace.MiniportQueryInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_XMIT_OK, 4), status, 4, 0);
        trace.NdisMQueryInformationCompleteReturn(
            trace.NdisMQueryInformationCompleteCall(Ndis5Trace.Adapter, NDIS_STATUS_SUCCESS, isPending));
        Expect.Judged("NDIS5-025", trace, !isPending, "NDIS5-025");
    }

    /// <summary>What is completed inside its handler has ended: the handler may only say PENDING.</summary>
    [TestCase(NDIS_STATUS_PENDING, false)]
    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [Rule("NDIS5-025")]
    public void Fires_WhenAQueryIsCompletedInItsHandlerAndDoesNotPend(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        TraceMark enter = trace.MiniportQueryInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_XMIT_OK, 4);
        trace.NdisMQueryInformationCompleteReturn(
            trace.NdisMQueryInformationCompleteCall(Ndis5Trace.Adapter, NDIS_STATUS_SUCCESS, pending: true));
        trace.MiniportQueryInformationExit(enter, status, 4, 0);
        trace.MiniportSetInformationExit(
            trace.MiniportSetInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_CURRENT_PACKET_FILTER, 4),
            NDIS_STATUS_SUCCESS, 4, 0);
        Expect.Judged("NDIS5-025", trace, isWrong, "NDIS5-025");
    }

    [Test]
    [Rule("NDIS5-025")]
    public void Fires_WhenARequestNeverEnds()
    {
        Ndis5Trace trace = new();
        trace.MiniportSetInformationExit(
            trace.MiniportSetInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_CURRENT_PACKET_FILTER, 4),
            NDIS_STATUS_PENDING, 0, 0);
        trace.Unmet(Ndis5Trace.Adapter, Operation.Wait);
        Expect.Fires("NDIS5-025", trace);
    }

    [Test]
    [Rule("NDIS5-025")]
    public void Silent_WhenASetIsCompletedOnce()
    {
        Ndis5Trace trace = new();
        trace.MiniportSetInformationExit(
            trace.MiniportSetInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_CURRENT_PACKET_FILTER, 4),
            NDIS_STATUS_PENDING, 0, 0);
        trace.NdisMSetInformationCompleteReturn(
            trace.NdisMSetInformationCompleteCall(Ndis5Trace.Adapter, NDIS_STATUS_SUCCESS, pending: true));
        Expect.Silent(trace, "NDIS5-025");
    }

    [TestCase(NDIS_STATUS_SUCCESS, false)]
    [TestCase(NDIS_STATUS_PENDING, true)]
    [Rule("NDIS5-026")]
    public void Fires_WhenAResetIsNotCompletedBeforeTheHalt(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.MiniportResetExit(trace.MiniportResetEnter(Ndis5Trace.Adapter), status, addressingReset: false);
        trace.Halt();
        Expect.Judged("NDIS5-026", trace, isWrong, "NDIS5-026");
    }

    [Test]
    [Rule("NDIS5-026")]
    public void Fires_WhenPacketsWaitForAResetThatNeverEnds()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.MiniportResetExit(
            trace.MiniportResetEnter(Ndis5Trace.Adapter), NDIS_STATUS_PENDING, addressingReset: false);
        trace.Unmet(Ndis5Trace.Packet(1), Operation.Send);
        trace.Unmet(Ndis5Trace.Packet(2), Operation.Send);
        Expect.Fires("NDIS5-026", trace);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [Rule("NDIS5-026")]
    public void Fires_WhenAResetIsCompletedThatIsNotPending(bool isPending, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.At(NDIS.DISPATCH_LEVEL, () => trace.NdisMResetCompleteReturn(trace.NdisMResetCompleteCall(
            Ndis5Trace.Adapter, NDIS_STATUS_SUCCESS, addressingReset: false, isPending)));
        trace.Halt();
        Expect.Judged("NDIS5-026", trace, isWrong, "NDIS5-026");
    }

    /// <summary>A reset that is completed inside its handler has ended, and its handler may only say PENDING.</summary>
    [TestCase(NDIS_STATUS_PENDING, false)]
    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [Rule("NDIS5-026")]
    public void Fires_WhenAResetIsCompletedInItsHandlerAndDoesNotPend(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        TraceMark enter = trace.MiniportResetEnter(Ndis5Trace.Adapter);
        trace.At(NDIS.DISPATCH_LEVEL, () => trace.NdisMResetCompleteReturn(trace.NdisMResetCompleteCall(
            Ndis5Trace.Adapter, NDIS_STATUS_SUCCESS, addressingReset: false, pending: true)));
        trace.MiniportResetExit(enter, status, addressingReset: false);
        trace.Reset();
        trace.Halt();
        Expect.Judged("NDIS5-026", trace, isWrong, "NDIS5-026");
    }

    [Test]
    [Rule("NDIS5-026")]
    public void Silent_WhenAResetEndsOnce()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.MiniportResetExit(
            trace.MiniportResetEnter(Ndis5Trace.Adapter), NDIS_STATUS_PENDING, addressingReset: false);
        trace.At(NDIS.DISPATCH_LEVEL, () => trace.NdisMResetCompleteReturn(trace.NdisMResetCompleteCall(
            Ndis5Trace.Adapter, NDIS_STATUS_SUCCESS, addressingReset: false, pending: true)));
        trace.Halt();
        Expect.Silent(trace, "NDIS5-026");
    }

    /// <summary>The packets that are left over follow from it.</summary>
    [TestCase(0u, false)]
    [TestCase(2u, true)]
    [Rule("NDIS5-027")]
    public void Fires_WhenHaltDoesNotWaitForPackets(uint lent, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Indicate(1, OwnerCode.Miniport);
        trace.Halt(lent);
        if (lent > 0)
        {
            trace.Leaked(Ndis5Trace.Packet(1), Checkpoint.Halt, acquired: 1);
            trace.Leaked(TraceScript.Object(ObjectKind.PacketPool, 1), Checkpoint.Unload, acquired: 1);
        }

        Expect.Judged("NDIS5-027", trace, isWrong, "NDIS5-027");
    }

    [Test]
    [Rule("NDIS5-027", "NDIS5-028", "NDIS5-029", "NDIS5-031", "LIFE-003", "LIFE-007")]
    public void Silent_WhenAnAdapterLivesAsItShould()
    {
        Ndis5Trace trace = new();
        trace.Initialize(() => { }, NDIS_STATUS_RESOURCES);
        trace.Live();
        trace.Indicate(1, OwnerCode.Miniport);
        trace.PacketReturned(Ndis5Trace.Packet(1), byCall: false);
        trace.Halt();
        Expect.Silent(trace, "NDIS5-027", "NDIS5-028", "NDIS5-029", "NDIS5-031", "LIFE-003", "LIFE-007");
    }

    [TestCase(true, NDIS_STATUS_SUCCESS, false)]
    [TestCase(false, NDIS_STATUS_SUCCESS, true)]
    [TestCase(false, NDIS_STATUS_FAILURE, false)]
    [Rule("NDIS5-028")]
    public void Fires_WhenAnotherMediumIsSelected(bool fits, NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace trace = new() { MediumFits = fits };
        trace.Initialize(() => { }, status);
        Expect.Judged("NDIS5-028", trace, isWrong);
    }

    [Test]
    [Rule("NDIS5-029")]
    public void Fires_WhenHardwareComesBeforeTheAttributes([Values] bool isInterrupt)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            if (isInterrupt)
            {
                trace.RegisterInterrupt();
            }
            else
            {
                trace.MapRegisters();
            }

            trace.SetAttributes();
        });
        Expect.Fires("NDIS5-029", trace);
    }

    [TestCase(Checkpoint.FailedDriverEntry, ObjectKind.Wrapper, "NDIS5-030")]
    [TestCase(Checkpoint.FailedDriverEntry, ObjectKind.Memory, "NDIS5-030")]
    [TestCase(Checkpoint.Unload, ObjectKind.Memory, "REG-016")]
    [Rule("NDIS5-030", "REG-016")]
    public void Fires_WhenTheDriverLeavesSomething(Checkpoint checkpoint, ObjectKind kind, string rule)
    {
        Ndis5Trace trace = new();
        trace.Enter(NDIS_STATUS_RESOURCES);
        trace.MiniportUnloadExit(trace.MiniportUnloadEnter(TraceScript.Object(ObjectKind.Driver, 1)));
        trace.Leaked(TraceScript.Object(kind, 1), checkpoint, acquired: 1);
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("NDIS5-030", "REG-016")]
    public void Silent_WhenTheDriverLeavesNothing()
    {
        Ndis5Trace trace = new();
        trace.Enter(NDIS_STATUS_RESOURCES);
        trace.MiniportUnloadExit(trace.MiniportUnloadEnter(TraceScript.Object(ObjectKind.Driver, 1)));
        Expect.Silent(trace, "NDIS5-030", "REG-016");
    }

    [TestCase(0u, FrameMatch.Exact, "NDIS5-031")]
    [TestCase(18u, FrameMatch.None, "NDIS5-031")]
    [TestCase(14u, FrameMatch.Again, "RECV-020")]
    [TestCase(14u, FrameMatch.Altered, "RECV-020")]
    [Rule("NDIS5-031", "RECV-020")]
    public void Fires_WhenAPacketIsNotTheFrame(uint headerSize, FrameMatch match, string rule)
    {
        Ndis5Trace trace = new();
        trace.Indicate(1, OwnerCode.Miniport, headerSize, match);
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("NDIS5-032")]
    public void Fires_WhenASharedLineHasNoIsr([Values] bool requestIsr, [Values] bool shared)
    {
        Ndis5Trace trace = new();
        trace.Initialize(() =>
        {
            trace.SetAttributes();
            trace.RegisterInterrupt(requestIsr, shared);
        });
        Expect.Judged("NDIS5-032", trace, shared && !requestIsr, "NDIS5-032");
    }

    [TestCase(false, true, true)]
    [TestCase(false, false, false)]
    [TestCase(true, true, false)]
    [Rule("INT-004")]
    public void Fires_WhenAnInterruptOfAnotherIsClaimed(bool wasRaised, bool isRecognized, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Interrupted(wasRaised, isRecognized);
        Expect.Judged("INT-004", trace, isWrong);
    }

    [Test]
    [Rule("INT-014", "INT-015", "INT-009")]
    public void Fires_WhenTheLineIsNotServed([Values("INT-014", "INT-015", "INT-009")] string rule)
    {
        Ndis5Trace trace = new();
        trace.Live();
        switch (rule)
        {
            case "INT-014":
                trace.EndlessService(Ndis5Trace.Interrupt, times: 1000, asksAgain: false);
                break;
            case "INT-015":
                trace.UnclaimedService(Ndis5Trace.Interrupt, times: 1000);
                break;
            default:
                trace.NdisMDeregisterInterruptReturn(trace.NdisMDeregisterInterruptCall(Ndis5Trace.Interrupt));
                trace.LineRaisedAlone(Ndis5Trace.Adapter);
                break;
        }

        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("INT-004", "INT-009", "INT-014", "INT-015", "NDIS5-032")]
    public void Silent_WhenInterruptsAreServed()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.At(NDIS.PASSIVE_LEVEL, () => trace.RegisterInterrupt());
        trace.Interrupted(wasRaised: true, isRecognized: true);
        trace.Interrupted(wasRaised: false, isRecognized: false);
        trace.NdisMDeregisterInterruptReturn(trace.NdisMDeregisterInterruptCall(Ndis5Trace.Interrupt));
        Expect.Silent(trace, "INT-004", "INT-009", "INT-014", "INT-015", "NDIS5-032");
    }

    [TestCase(StaleReason.OutOfBlock)]
    [TestCase(StaleReason.Freed)]
    [Rule("NDIS5-033")]
    public void Fires_WhenTheInformationBufferIsLeft(StaleReason reason)
    {
        Ndis5Trace trace = new();
        trace.MiniportQueryInformationExit(
            trace.MiniportQueryInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_XMIT_OK, 4),
            NDIS_STATUS_SUCCESS,
            4,
            0);
        trace.StaleAccess(
            TraceScript.Object(ObjectKind.OidBuffer, 1), reason, field: 4, write: true, length: 4, default);
        Expect.Fires("NDIS5-033", trace);
    }

    [Test]
    [Rule("NDIS5-033")]
    public void Silent_WhenTheInformationBufferIsFilled()
    {
        Ndis5Trace trace = new();
        trace.MiniportQueryInformationExit(
            trace.MiniportQueryInformationEnter(Ndis5Trace.Adapter, NDIS.OID_GEN_XMIT_OK, 4),
            NDIS_STATUS_SUCCESS,
            4,
            0);
        Expect.Silent(trace, "NDIS5-033");
    }

    /// <summary>A driver that polls its device may take some time, and any driver may lose one frame.</summary>
    [TestCase(11, 2u, true, true, true)]
    [TestCase(11, 1u, true, true, false)]
    [TestCase(9, 2u, true, true, false)]
    [TestCase(11, 2u, false, true, false)]
    [TestCase(11, 2u, true, false, false)]
    [Rule("NDIS5-034")]
    public void Fires_WhenNothingIsReceivedAfterAReset(
        int seconds, uint frames, bool isAdmitted, bool receivedBefore, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        if (receivedBefore)
        {
            trace.Indicate(1, OwnerCode.Miniport);
        }

        trace.Reset();
        for (uint frame = 2; frame < 2 + frames; frame++)
        {
            trace.WireReceive(
                TraceScript.Object(ObjectKind.Frame, frame),
                length: 100,
                isAdmitted ? FrameAudience.Everybody : FrameAudience.NotAdmitted);
        }

        trace.Time += seconds * TimeUnits.TicksPerSecond;
        trace.Halt();
        Expect.Judged("NDIS5-034", trace, isWrong);
    }

    [Test]
    [Rule("NDIS5-034")]
    public void Silent_WhenFramesAreReceivedAfterAReset()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Indicate(1, OwnerCode.Miniport);
        trace.Reset();
        trace.WireReceive(TraceScript.Object(ObjectKind.Frame, 2), length: 100, FrameAudience.Everybody);
        trace.Indicate(2, OwnerCode.Miniport);
        trace.Time += 11 * TimeUnits.TicksPerSecond;
        trace.Halt();
        Expect.Silent(trace, "NDIS5-034");
    }

    [Test]
    [Rule("NDIS5-035")]
    public void Fires_WhenTheShutdownHandlerIsLeft([Values] bool isInitializeFailing, [Values] bool isDeregistered)
    {
        Ndis5Trace trace = new();
        trace.Initialize(
            () =>
            {
                trace.SetAttributes();
                trace.NdisMRegisterAdapterShutdownHandlerReturn(
                    trace.NdisMRegisterAdapterShutdownHandlerCall(Ndis5Trace.Adapter));
                if (isDeregistered)
                {
                    trace.NdisMDeregisterAdapterShutdownHandlerReturn(
                        trace.NdisMDeregisterAdapterShutdownHandlerCall(Ndis5Trace.Adapter));
                }
            },
            isInitializeFailing ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS);
        if (!isInitializeFailing)
        {
            trace.Halt();
        }

        Expect.Judged("NDIS5-035", trace, !isDeregistered, "NDIS5-035");
    }

    [Test]
    [Rule("NDIS5-035")]
    public void Silent_WhenThereIsNoShutdownHandler()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Halt();
        Expect.Silent(trace, "NDIS5-035");
    }
}
