using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>Sends that are never completed: which rule is to blame.</summary>
[TestFixture]
internal sealed class LostSendRuleTests
{
    [TestCase(false)]
    [TestCase(true)]
    [Rule("SEND-005")]
    public void Fires_WhenAFrameThatTheDeviceNeverRead_IsTakenForSent(bool isUpAgain)
    {
        DriverTrace trace = WithoutLink();
        if (isUpAgain)
        {
            trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0);
        }

        EndMapped(trace);
        Expect.Fires("SEND-005", trace);
    }

    [Test]
    [Rule("SEND-005")]
    public void Silent_WhenAFrameWithoutALinkFails_WasRead_OrMayBeACopy()
    {
        DriverTrace failed = WithoutLink();
        failed.Dpc(() =>
        {
            failed.Free(1, 1);
            failed.Complete(1, NDIS_STATUS_FAILURE);
        });
        DriverTrace read = WithoutLink();
        read.Read(1);
        EndMapped(read);
        DriverTrace copied = WithoutLink();
        copied.MmGetSystemAddressForMdlSafeReturn(copied.MmGetSystemAddressForMdlSafeCall(DriverTrace.Mdl), true);
        EndMapped(copied);
        DriverTrace copies = WithoutLink(isFirstCopied: true);
        EndMapped(copies);
        foreach (DriverTrace trace in (DriverTrace[])[failed, read, copied, copies])
        {
            trace.Drained(DriverTrace.Adapter);
            Assert.That(trace.Engine.Findings, Is.Empty);
        }

        Expect.Silent(read, "SEND-005");
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_NotAsLeftOut_WhenAListBehindAnotherHasLeft()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SubmitTwo();
        trace.Send(1, () =>
        {
            trace.Map(1, 1, 1);
            trace.Map(2, 2, 2);
        });
        trace.Leave(1, 1, 1);
        trace.Leave(2, 2, 2);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        NeverEnds(trace, 2);
        Expect.Fires("SEND-001", trace);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Does.Not.Contain("SEND-002"));
    }

    [TestCase(NDIS_STATUS_RESOURCES, "INT-013")]
    [TestCase(NDIS_STATUS_SUCCESS, "SEND-001")]
    [Rule("INT-013", "SEND-001")]
    public void Fires_ForTheRefusedInterrupt_WhenAFrameLeftAndIsNeverCompleted(NDIS_STATUS status, string rule)
    {
        DriverTrace trace = DriverTrace.Running(started => started.RegisterInterrupt(status: status));
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        NeverEnds(trace, 1);
        Expect.Fires(rule, trace);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Is.EqualTo(new[] { rule }));
    }

    [Test]
    [Rule("INT-013")]
    public void Silent_WhenADriverDoesWithoutAnInterrupt()
    {
        DriverTrace trace = DriverTrace.Running(
            started => started.RegisterInterrupt(status: NDIS_STATUS_RESOURCES));
        trace.SendOne(1);
        Expect.Silent(trace, "INT-013");
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("SEND-005")]
    public void Fires_AtThePause_WhenAFrameLeftThatNobodySent(bool isStray)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        if (isStray)
        {
            trace.WireTransmit(
                DriverTrace.Object(ObjectKind.Frame, 9), 1514, default, default, WireMatch.None, suspect: default);
        }

        trace.Complete(1);
        trace.Pause();
        trace.Drained(DriverTrace.Adapter);
        if (isStray)
        {
            Expect.Fires("SEND-005", trace);
        }
        else
        {
            Expect.Silent(trace);
        }
    }

    [Test]
    [Rule("SEND-003")]
    public void Silent_WhenASendIsQueuedBehindAnother()
    {
        DriverTrace trace = TwoCalls();
        EndFirst(trace);
        trace.Dpc(() => trace.Map(2, 2, 2));
        trace.Leave(2, 2, 2);
        trace.Dpc(() =>
        {
            trace.Free(2, 2);
            trace.Complete(2);
        });
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SEND-003");
    }

    [Test]
    [Rule("SEND-003")]
    public void Silent_WhenASendIsFailedForWantOfRoom()
    {
        DriverTrace trace = TwoCalls();
        trace.Complete(2, NDIS_STATUS_RESOURCES);
        Expect.Silent(trace, "SEND-003");
    }

    [Test]
    [Rule("SEND-003")]
    public void Fires_WhenASendIsDroppedForWantOfRoom()
    {
        DriverTrace trace = TwoCalls();
        EndFirst(trace);
        NeverEnds(trace, 2);
        Expect.Fires("SEND-003", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_NotAsDropped_WhenTheSendBeforeItIsStuck()
    {
        DriverTrace trace = TwoCalls();
        NeverEnds(trace, 1);
        NeverEnds(trace, 2);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_NotAsDropped_WhenItWasStarted()
    {
        DriverTrace trace = TwoCalls(trace => trace.MapLater(2, 2, 2));
        EndFirst(trace);
        NeverEnds(trace, 2);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_NotAsDropped_WhenSendsAreLostAnyway()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(3, 3);
        trace.Send(3, () => { });
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        EndFirst(trace);
        NeverEnds(trace, 3);
        trace.Submit(2, 2);
        trace.Send(2, () => { });
        NeverEnds(trace, 2);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_NotAsDropped_WhenItWasCancelled()
    {
        DriverTrace trace = TwoCalls(cancelId: 7);
        trace.Cancel(7);
        EndFirst(trace);
        NeverEnds(trace, 2);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-018")]
    public void Fires_NotForTheShortage_WhenTheRefusedFrameWasCopied()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1);
            trace.Refuse();
        });
        trace.Transmit(1, 1);
        NeverEnds(trace, 1);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("LIFE-035")]
    public void Silent_WhenSendsAreFailedAfterARemoval()
    {
        DriverTrace trace = Removed();
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1, NDIS_STATUS_FAILURE);
        });
        trace.End();
        Expect.Silent(trace, "LIFE-035");
    }

    [Test]
    [Rule("LIFE-035")]
    public void Fires_WhenASendWaitsForARemovedDevice()
    {
        DriverTrace trace = Removed();
        NeverEnds(trace, 1);
        Expect.Fires("LIFE-035", trace);
    }

    [Test]
    [Rule("LIFE-035")]
    public void Fires_WhenHaltWaitsForARemovedDevice()
    {
        DriverTrace trace = Removed(isSending: false);
        trace.Pause();
        trace.MiniportHaltExEnter(DriverTrace.Adapter, NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
        trace.Unmet(DriverTrace.Object(ObjectKind.Event, 1), Operation.Wait);
        Expect.Fires("LIFE-035", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_NotForTheRemoval_WhenTheSendWasNeverStarted()
    {
        DriverTrace trace = Removed(isSending: false);
        trace.Submit(2, 2);
        trace.Send(2, () => { });
        NeverEnds(trace, 2);
        Expect.Fires("SEND-001", trace);
    }

    /// <summary>An adapter whose device went, with a mapped send or without.</summary>
    private static DriverTrace Removed(bool isSending = true)
    {
        const uint SurpriseRemoved = 2;
        DriverTrace trace = DriverTrace.Running();
        if (isSending)
        {
            trace.Submit(1, 1);
            trace.Send(1, () => trace.Map(1, 1, 1));
        }

        trace.MiniportDevicePnPEventNotifyExit(
            trace.MiniportDevicePnPEventNotifyEnter(DriverTrace.Adapter, SurpriseRemoved));
        return trace;
    }

    /// <summary>Two calls with one list each; the first is started, and the second is what the test makes it.</summary>
    private static DriverTrace TwoCalls(Action<DriverTrace>? second = null, ulong cancelId = 0)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Submit(2, 2, cancelId: cancelId);
        trace.Send(2, () => second?.Invoke(trace));
        return trace;
    }

    /// <summary>A send is mapped, and the link goes down.</summary>
    /// <summary>A driver that maps its sends, the first of which has left, and then loses its link.</summary>
    private static DriverTrace WithoutLink(bool isFirstCopied = false)
    {
        DriverTrace trace = DriverTrace.Running();
        if (isFirstCopied)
        {
            trace.Submit(9, 9);
            trace.Send(9, () => trace.Map(9, 9, 9));
            trace.Transmit(9, 9);
            trace.Dpc(() =>
            {
                trace.Free(9, 9);
                trace.Complete(9);
            });
        }

        trace.SendOne(8);
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        return trace;
    }

    private static void EndFirst(DriverTrace trace)
    {
        trace.Leave(1, 1, 1);
        EndMapped(trace);
    }

    private static void EndMapped(DriverTrace trace)
        => trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });

    private static void NeverEnds(DriverTrace trace, uint nbl)
        => trace.Unmet(DriverTrace.Nbl(nbl), Operation.Send);
}
