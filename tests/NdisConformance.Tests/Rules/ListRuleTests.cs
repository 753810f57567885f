using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class ListRuleTests
{
    [Test]
    [Rule("SGDMA-FREE-002", "SGDMA-FREE-003", "SGDMA-FREE-004", "SGDMA-FREE-005", "SGDMA-FREE-007",
        "SGDMA-FREE-008", "SGDMA-FREE-010", "SGDMA-CB-009", "SGDMA-LIST-012")]
    public void Silent_WhenFreedInTheDpc()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        Expect.Silent(
            trace,
            "SGDMA-FREE-002",
            "SGDMA-FREE-003",
            "SGDMA-FREE-004",
            "SGDMA-FREE-005",
            "SGDMA-FREE-007",
            "SGDMA-FREE-008",
            "SGDMA-FREE-010",
            "SGDMA-CB-009",
            "SGDMA-LIST-012");
    }

    [Test]
    [Rule("SGDMA-FREE-002")]
    public void Silent_WhenFreedInCallback()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1, () =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        }));
        trace.Transmit(1, 1);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SGDMA-FREE-002");
    }

    [Test]
    [Rule("SGDMA-FREE-002")]
    public void Fires_WhenListFreedTwice()
    {
        DriverTrace trace = Mapped();
        long first = 0;
        trace.Dpc(() =>
        {
            first = trace.Free(1, 1);
            trace.Free(1, 1, SgPointer.FreedList, state: ObjectState.Released);
        });
        Finding finding = Expect.Fires("SGDMA-FREE-002", trace);
        Assert.Multiple(() =>
        {
            Assert.That(finding.Object, Is.EqualTo(DriverTrace.Sg(1)));
            Assert.That(finding.Made, Is.EqualTo(first));
            Assert.That(
                finding.Message,
                Is.EqualTo($"sg#1 was freed before, at #{first}; "
                    + "expected: NdisMFreeNetBufferSGList once for each list"));
        });
    }

    [TestCase(SgPointer.Null)]
    [TestCase(SgPointer.Other)]
    [Rule("SGDMA-FREE-003")]
    public void Fires_WhenThePointerIsNoList(SgPointer pointer)
    {
        DriverTrace trace = Mapped();
        trace.Dpc(() => trace.Free(0, 1, pointer, state: ObjectState.Unknown));
        Expect.Fires("SGDMA-FREE-003", trace);
    }

    [Test]
    [Rule("SGDMA-CB-006")]
    public void Fires_WhenTheOwnBufferIsFreed()
    {
        DriverTrace trace = MappedElsewhere();
        trace.Dpc(() => trace.Free(1, 1, SgPointer.OwnBuffer, state: ObjectState.Interior));
        Expect.Fires("SGDMA-CB-006", trace);
        trace.Dpc(() => trace.Complete(1));
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1), "the host freed the list that was meant");
    }

    [Test]
    [Rule("SGDMA-CB-006", "SGDMA-ALLOC-010", "SGDMA-ALLOC-011")]
    public void Silent_WhenTheListLiesElsewhere()
    {
        DriverTrace trace = MappedElsewhere();
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        Expect.Silent(trace, "SGDMA-CB-006", "SGDMA-ALLOC-010", "SGDMA-ALLOC-011");
    }

    [Test]
    [Rule("SGDMA-FREE-004")]
    public void Fires_WhenAnotherNetBufferIsGiven()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendTwo();
        trace.Dpc(() => trace.Free(2, 1));
        Expect.Fires("SGDMA-FREE-004", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-005")]
    public void Fires_WhenTheAdapterHandleIsGiven()
    {
        DriverTrace trace = Mapped();
        trace.Dpc(() => trace.Free(1, 1, dma: DriverTrace.Adapter));
        Expect.Fires("SGDMA-FREE-005", trace);
    }

    [TestCase(true, "SGDMA-FREE-001")]
    [TestCase(false, "SGDMA-FREE-015")]
    [Rule("SGDMA-FREE-001", "SGDMA-FREE-015")]
    public void Fires_ByHowTheSendEnded(bool isSent, string rule)
    {
        DriverTrace trace = Mapped();
        if (isSent)
        {
            trace.Leave(1, 1, 1);
        }

        trace.Dpc(() => trace.Complete(1, isSent ? NDIS_STATUS.NDIS_STATUS_SUCCESS : NDIS_STATUS.NDIS_STATUS_FAILURE));
        trace.End();
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("SGDMA-FREE-015")]
    public void Silent_WhenAFailedSendFreesItsList()
    {
        DriverTrace trace = Mapped();
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1, NDIS_STATUS.NDIS_STATUS_FAILURE);
        });
        trace.End();
        Expect.Silent(trace, "SGDMA-FREE-015");
    }

    [Test]
    [Rule("SGDMA-CB-008")]
    public void Fires_WhenAPauseWaitsForASendWhoseCallbackCameLate()
    {
        DriverTrace trace = Pausing();
        trace.Dpc(() => trace.Deliver(1));
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("SGDMA-CB-008", trace);
    }

    [Test]
    [Rule("SGDMA-CB-008")]
    public void Fires_WhenALateListIsNeverFreed()
    {
        DriverTrace trace = Cancelled();
        trace.Dpc(() =>
        {
            trace.Deliver(1);
            trace.Complete(1, NDIS_STATUS.NDIS_STATUS_SEND_ABORTED);
        });
        trace.End();
        Expect.Fires("SGDMA-CB-008", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-001")]
    public void Fires_ForTheFreeWhenALateListWasUsed()
    {
        DriverTrace trace = Cancelled();
        trace.Dpc(() => trace.Deliver(1));
        trace.Leave(1, 1, 1);
        trace.Dpc(() => trace.Complete(1));
        trace.End();
        Expect.Fires("SGDMA-FREE-001", trace);
    }

    [Test]
    [Rule("SGDMA-CB-008")]
    public void Silent_WhenALateListIsUsedAndFreed()
    {
        DriverTrace trace = Pausing();
        trace.Dpc(() => trace.Deliver(1));
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
            trace.PauseComplete();
        });
        Expect.Silent(trace, "SGDMA-CB-008");
    }

    [Test]
    [Rule("SGDMA-FREE-006")]
    public void Fires_WhenFreedAtPassiveLevel()
    {
        DriverTrace trace = Mapped();
        trace.Leave(1, 1, 1);
        trace.Free(1, 1);
        Expect.Fires("SGDMA-FREE-006", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-010")]
    public void Fires_WhenCompletedThenFreed()
    {
        DriverTrace trace = Mapped();
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Complete(1);
            trace.Free(1, 1);
        });
        Finding finding = Expect.Fires("SGDMA-FREE-010", trace);
        Assert.That(finding.Made, Is.LessThan(finding.Broken).And.Positive);
    }

    [Test]
    [Rule("SGDMA-FREE-012")]
    public void Fires_WhenFreedBeforeTheCallback()
    {
        DriverTrace trace = MappedLater();
        trace.Dpc(() => trace.Free(1, 1, SgPointer.NotDelivered));
        Expect.Fires("SGDMA-FREE-012", trace);
    }

    [Test]
    [Rule("SGDMA-FREE-017")]
    public void Fires_WhenCompletedWithARequestPending()
    {
        DriverTrace trace = MappedLater();
        trace.Dpc(() => trace.Complete(1, NDIS_STATUS.NDIS_STATUS_SEND_ABORTED));
        trace.Dpc(() => trace.Deliver(1, () => trace.Free(1, 1)));
        Expect.Fires("SGDMA-FREE-017", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SGDMA-FREE-012", "SGDMA-FREE-017", "SGDMA-ALLOC-013", "SGDMA-ALLOC-014")]
    public void Silent_WhenTheCallbackComesLate()
    {
        DriverTrace trace = MappedLater();
        trace.Dpc(() => trace.Deliver(1));
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        Expect.Silent(trace, "SGDMA-FREE-012", "SGDMA-FREE-017", "SGDMA-ALLOC-013", "SGDMA-ALLOC-014");
    }

    [Test]
    [Rule("SGDMA-FREE-017")]
    public void Silent_WhenTheCallbackRunsOnTheOtherProcessorMeanwhile()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Mapped(1, 1);
            trace.OnOther(() => trace.Dpc(() => trace.Deliver(1)));
            trace.EndRequest(1);
        });
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        Expect.Silent(trace, "SGDMA-FREE-017");
    }

    [Test]
    [Rule("SEND-020")]
    public void Fires_WhenCompletedAtTheFirstNetBuffer()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendTwo();
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        trace.Dpc(() => trace.Free(2, 2));
        Expect.Fires("SEND-020", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [TestCase(true, "SGDMA-FREE-010")]
    [TestCase(false, "SEND-020")]
    [Rule("SEND-020", "SGDMA-FREE-010")]
    public void Fires_WhenTheLastListIsFreedAfterTheCompletion(bool isKnownToBeDone, string id)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendTwo();
        trace.Leave(1, 1, 1);
        trace.Leave(2, 2, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
            if (isKnownToBeDone)
            {
                trace.Free(2, 2);
            }
        });
        if (!isKnownToBeDone)
        {
            trace.Dpc(() => trace.Free(2, 2));
        }

        Expect.Fires(id, trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SEND-020", "SEND-002", "SEND-008")]
    public void Silent_WhenCompletedAtTheLastNetBuffer()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendTwo();
        trace.Leave(1, 1, 1);
        trace.Leave(2, 2, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Free(2, 2);
            trace.Complete(1);
        });
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SEND-020", "SEND-002", "SEND-008");
    }

    [Test]
    [Rule("SGDMA-ALLOC-019")]
    public void Fires_WhenARefusedRequestIsFreed()
    {
        DriverTrace trace = PartlyMapped();
        trace.Dpc(() => trace.Free(0, 2, SgPointer.Null, state: ObjectState.Null));
        Expect.Fires("SGDMA-ALLOC-019", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-020")]
    public void Fires_WhenAHalfMappedListIsCompletedInFlight()
    {
        DriverTrace trace = PartlyMapped();
        trace.Dpc(() => trace.Complete(1, NDIS_STATUS.NDIS_STATUS_RESOURCES));
        trace.Read(1);
        trace.Dpc(() => trace.Free(1, 1));
        Expect.Fires("SGDMA-ALLOC-020", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SGDMA-ALLOC-019", "SGDMA-ALLOC-020")]
    public void Silent_WhenAHalfMappedListIsCompletedAtTheEnd()
    {
        DriverTrace trace = PartlyMapped();
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1, NDIS_STATUS.NDIS_STATUS_RESOURCES);
        });
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SGDMA-ALLOC-019", "SGDMA-ALLOC-020");
    }

    [Test]
    [Rule("SGDMA-CB-009")]
    public void Fires_WhenTheCallbackSleeps()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1, () => trace.Sleep(10)));
        Expect.Fires("SGDMA-CB-009", trace);
    }

    private static DriverTrace Pausing()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.MapLater(1, 1, 1));
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS.NDIS_STATUS_PENDING);
        return trace;
    }

    private static DriverTrace Cancelled()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, cancelId: 7);
        trace.Send(1, () => trace.MapLater(1, 1, 1));
        trace.Cancel(7);
        return trace;
    }

    private static DriverTrace Mapped()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        return trace;
    }

    private static DriverTrace MappedLater()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.MapLater(1, 1, 1));
        return trace;
    }

    private static DriverTrace MappedElsewhere()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, hasBuffer: true);
            trace.Mapped(1, 1, storage: ListStorage.Host);
            trace.Deliver(1);
            trace.EndRequest(1);
        });
        return trace;
    }

    /// <summary>Two NET_BUFFERs, of which the second one gets RESOURCES.</summary>
    private static DriverTrace PartlyMapped()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(1, 2, nbIndex: 1);
        trace.Send(1, () =>
        {
            trace.Map(1, 1, 1);
            trace.Request(2, 1);
            trace.Refuse();
        });
        return trace;
    }
}
