using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class RequestRuleTests
{
    [Test]
    [Rule(
        "SGDMA-ALLOC-002", "SGDMA-ALLOC-003", "SGDMA-ALLOC-004", "SGDMA-ALLOC-005", "SGDMA-ALLOC-006",
        "SGDMA-ALLOC-023", "SGDMA-ALLOC-024", "SGDMA-ALLOC-025")]
    public void Silent_WhenSendsAreMapped()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        trace.SendOne(2);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(
            trace,
            "SGDMA-ALLOC-002",
            "SGDMA-ALLOC-003",
            "SGDMA-ALLOC-004",
            "SGDMA-ALLOC-005",
            "SGDMA-ALLOC-006",
            "SGDMA-ALLOC-023",
            "SGDMA-ALLOC-024",
            "SGDMA-ALLOC-025");
    }

    [Test]
    [Rule("SGDMA-ALLOC-001")]
    public void Fires_WhenRequestedAtPassiveLevel()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1), NDIS.PASSIVE_LEVEL);
        Finding finding = Expect.Fires("SGDMA-ALLOC-001", trace);
        Assert.That(finding.Object, Is.EqualTo(DriverTrace.Nb(1)));
    }

    [Test]
    [Rule("SGDMA-ALLOC-001", "SGDMA-FREE-006")]
    public void Silent_WhenTheDriverRaisesTheLevel()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(
            1,
            () => trace.At(NDIS.DISPATCH_LEVEL, () =>
            {
                trace.Map(1, 1, 1);
                trace.Leave(1, 1, 1);
                trace.Free(1, 1);
                trace.Complete(1);
            }),
            NDIS.PASSIVE_LEVEL);
        Expect.Silent(trace, "SGDMA-ALLOC-001", "SGDMA-FREE-006");
    }

    [Test]
    [Rule("SGDMA-ALLOC-002")]
    public void Fires_WhenTheAdapterHandleIsGiven()
        => Expect.Fires("SGDMA-ALLOC-002", Refused(DriverTrace.Adapter));

    [Test]
    [Rule("SGDMA-ALLOC-023")]
    public void Fires_WhenTheChannelIsClosed()
        => Expect.Fires("SGDMA-ALLOC-023", Refused(DriverTrace.Dma.As(ObjectState.Released)));

    [Test]
    [Rule("SGDMA-ALLOC-023")]
    public void Fires_WhenASendIsMappedWhileInitializing()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize(() => trace.At(NDIS.DISPATCH_LEVEL, () =>
        {
            trace.Request(1, 1, role: SgRole.Own);
            trace.Refuse();
        }));
        Expect.Fires("SGDMA-ALLOC-023", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-023")]
    public void Silent_WhenAReceiveIsMappedWhileInitializing()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize(() => trace.At(NDIS.DISPATCH_LEVEL, () => MapReceive(trace)));
        Expect.Silent(trace, "SGDMA-ALLOC-023");
    }

    [Test]
    [Rule("SGDMA-ALLOC-024")]
    public void Fires_AsAdviceWhenASendIsMappedWhilePaused()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Dpc(() => trace.Map(1, 1, 1));
        Assert.That(Expect.Fires("SGDMA-ALLOC-024", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("SGDMA-ALLOC-003")]
    public void Fires_WhenMappedTwiceAtATime()
        => Expect.Fires("SGDMA-ALLOC-003", Sending(t =>
        {
            t.Map(1, 1, 1);
            t.Map(2, 1, 1);
        }));

    [Test]
    [Rule("SGDMA-ALLOC-003")]
    public void Fires_WhenRequestedAgainWhilePending()
        => Expect.Fires("SGDMA-ALLOC-003", Sending(t =>
        {
            t.MapLater(1, 1, 1);
            t.Map(2, 1, 1);
        }));

    [Test]
    [Rule("SGDMA-ALLOC-003")]
    public void Silent_WhenFreedAndMappedAgain()
        => Expect.Silent(
            Sending(t =>
            {
                t.Map(1, 1, 1);
                t.Free(1, 1);
                t.Map(2, 1, 1);
                t.Leave(2, 1, 1);
                t.Free(2, 1);
                t.Complete(1);
            }),
            "SGDMA-ALLOC-003");

    [Test]
    [Rule("SGDMA-ALLOC-004")]
    public void Fires_WhenTheSendIsCompleted()
        => Expect.Fires("SGDMA-ALLOC-004", Sending(t =>
        {
            t.Complete(1, NDIS_STATUS.NDIS_STATUS_FAILURE);
            t.Request(1, 1, role: SgRole.NotOwned);
            t.Mapped(1, 1);
            t.EndRequest(1);
        }));

    [Test]
    [Rule("SGDMA-ALLOC-005")]
    public void Fires_OnceWhenTheDirectionOfASendIsWrong()
    {
        DriverTrace trace = Sending(t =>
        {
            t.Request(1, 1, flags: 0);
            t.Mapped(1, 1);
            t.Deliver(1);
            t.EndRequest(1);
        });
        trace.Fault(DriverTrace.Sg(1), FaultReason.WrongDirection);
        Expect.Fires("SGDMA-ALLOC-005", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SGDMA-ALLOC-005")]
    public void Fires_WhenTheDirectionOfAReceiveIsWrong()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(NDIS.DISPATCH_LEVEL, () => MapReceive(trace, flags: NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE));
        trace.Fault(DriverTrace.Sg(9), FaultReason.WrongDirection, isWrite: true);
        Expect.Fires("SGDMA-ALLOC-005", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-006")]
    public void Fires_WhenAnotherFlagIsSet()
        => Expect.Fires("SGDMA-ALLOC-006", Sending(t =>
        {
            t.Request(1, 1, flags: 0x11);
            t.Refuse();
        }));

    [TestCase(0u)]
    [TestCase(100u)]
    [Rule("SGDMA-ALLOC-025")]
    public void Fires_WhenThereIsNothingSoundToMap(uint length)
        => Expect.Fires("SGDMA-ALLOC-025", Sending(t =>
        {
            t.Request(1, 1, length: length);
            if (length != 0)
            {
                t.InconsistentNetBuffer(DriverTrace.Nb(1), newChain: false);
            }

            t.Refuse();
        }));

    [Test]
    [Rule("SGDMA-ALLOC-025", "SGDMA-LIST-013", "SEND-005")]
    public void Silent_AboutWhatFollows_WhenTheNetBufferMadeNoSense()
        => Expect.Fires("SGDMA-ALLOC-025", Sending(t =>
        {
            t.Request(1, 1);
            t.InconsistentNetBuffer(DriverTrace.Nb(1), newChain: false);
            t.Mapped(1, 1);
            t.Deliver(1);
            t.EndRequest(1);
            t.Read(1);
            t.Transmit(1, 1, WireMatch.None);
            t.MappedNetBufferChanged(DriverTrace.Sg(1), DriverTrace.Nb(1), MappedMember.DataOffset, 0, 8);
            t.Free(1, 1);
            t.Complete(1);
        }));

    [Test]
    [Rule("SGDMA-ALLOC-004", "SGDMA-ALLOC-025")]
    public void Silent_AboutTheOffsetsOfAStrangersNetBuffer()
        => Expect.Fires("SGDMA-ALLOC-004", Sending(t =>
        {
            t.Request(1, 1, role: SgRole.NotOwned);
            t.InconsistentNetBuffer(DriverTrace.Nb(1), newChain: false);
            t.Refuse();
        }));

    [Test]
    [Rule("SGDMA-ALLOC-017")]
    public void Fires_WhenTheCallbackTakesTheLockOfTheCaller()
        => Expect.Fires("SGDMA-ALLOC-017", Sending(t =>
        {
            t.Request(1, 1);
            t.Mapped(1, 1);
            t.Deliver(
                1, () => t.LockMisuse(TraceScript.Object(ObjectKind.Lock, 1), LockReason.SelfDeadlock));
            t.EndRequest(1);
        }));

    [Test]
    [Rule("SGDMA-ALLOC-017")]
    public void Silent_WhenTheCallbackRunsInside()
        => Expect.Silent(Sending(t => t.Map(1, 1, 1)), "SGDMA-ALLOC-017");

    private static void MapReceive(DriverTrace trace, uint flags = 0)
    {
        trace.Request(9, 109, flags: flags, role: SgRole.Own);
        trace.Mapped(9, 9);
        trace.Deliver(9);
        trace.EndRequest(9);
    }

    private static DriverTrace Refused(TraceObject handle)
        => Sending(t =>
        {
            t.Request(1, 1, dma: handle);
            t.HandleMisuse(
                TraceName.NdisMAllocateNetBufferSGList, 0, ObjectKind.Dma, handle, DriverTrace.Adapter);
            t.Refuse(Shortage.None);
        });

    private static DriverTrace Sending(Action<DriverTrace> body)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => body(trace));
        return trace;
    }
}
