using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class SendRuleTests
{
    [Test]
    [Rule("SEND-001", "SEND-004", "SEND-006", "SEND-011", "SEND-018", "SEND-021")]
    public void Silent_WhenSendsAreCompleted()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace, "SEND-001", "SEND-004", "SEND-006", "SEND-011", "SEND-018", "SEND-021");
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_WhenASendIsLost()
    {
        DriverTrace trace = Submitted();
        trace.Unmet(DriverTrace.Nbl(1), Operation.Send);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_WhenAPauseWaitsForALostSend()
    {
        DriverTrace trace = Submitted();
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("SEND-001", trace);
    }

    [Test]
    [Rule("SEND-001")]
    public void Fires_WhenASendIsCompletedTwice()
    {
        DriverTrace trace = Submitted();
        trace.Complete(1, NDIS_STATUS_FAILURE);
        trace.Complete(1, NDIS_STATUS_FAILURE, OwnerCode.Ndis);
        Expect.Fires("SEND-001", trace);
    }

    [TestCase(NDIS_STATUS_PENDING)]
    [TestCase(NDIS_STATUS_NOT_ACCEPTED)]
    [Rule("SEND-004")]
    public void Fires_WhenTheStatusIsNotFinal(NDIS_STATUS status)
    {
        DriverTrace trace = Submitted();
        trace.Complete(1, status);
        Expect.Fires("SEND-004", trace);
    }

    [Test]
    [Rule("SEND-004")]
    public void Fires_WhenTheStatusWasNeverWritten()
    {
        DriverTrace trace = Submitted();
        trace.Complete(1, (NDIS_STATUS)UnwrittenFields.Status);
        Assert.That(Expect.Fires("SEND-004", trace).Actual, Is.EqualTo("Status was never written"));
    }

    [Test]
    [Rule("SEND-004")]
    public void Silent_WhenTheErrorIsNotDocumented()
    {
        DriverTrace trace = Submitted();
        trace.Complete(1, NDIS_STATUS_MEDIA_DISCONNECTED);
        Expect.Silent(trace, "SEND-004");
        Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SEND-006")]
    public void Fires_WhenTouchedAfterTheCompletion()
    {
        DriverTrace trace = Submitted();
        trace.Dpc(() =>
        {
            trace.Complete(1, NDIS_STATUS_FAILURE);
            trace.Touch(DriverTrace.Nbl(1), StaleReason.Completed);
        });
        Expect.Fires("SEND-006", trace);
    }

    [TestCase(ObjectKind.Nbl)]
    [TestCase(ObjectKind.Nb)]
    [TestCase(ObjectKind.Mdl)]
    [Rule("SGDMA-ALLOC-016")]
    public void Fires_WhenTouchedAfterTheCallbackCompletedInside(ObjectKind kind)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Map(1, 1, 1, () =>
            {
                trace.Free(1, 1);
                trace.Complete(1, NDIS_STATUS_FAILURE);
            });
            trace.Touch(TraceScript.Object(kind, 1), StaleReason.Completed);
        });
        Expect.Fires("SGDMA-ALLOC-016", trace);
    }

    [Test]
    [Rule("SGDMA-ALLOC-016")]
    public void Silent_WhenTheSendIsLeftAlone()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1, () =>
        {
            trace.Free(1, 1);
            trace.Complete(1, NDIS_STATUS_FAILURE);
        }));
        Expect.Silent(trace, "SGDMA-ALLOC-016");
    }

    [Test]
    [Rule("SGDMA-ALLOC-016", "SEND-006")]
    public void Fires_WhenAnotherSendIsTouchedThere()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Submit(2, 2, nblIndex: 1);
        trace.Send(1, () =>
        {
            trace.Complete(2, NDIS_STATUS_FAILURE);
            trace.Map(1, 1, 1, () =>
            {
                trace.Free(1, 1);
                trace.Complete(1, NDIS_STATUS_FAILURE);
            });
            trace.Touch(DriverTrace.Nbl(2), StaleReason.Completed);
        });
        Assert.That(trace.Engine.Findings.Single().RuleId, Is.EqualTo("SEND-006"));
    }

    [Test]
    [Rule("SEND-007")]
    public void Fires_WhenTheDeviceReadsAfterTheCompletion()
    {
        DriverTrace trace = Submitted();
        trace.Dpc(() =>
        {
            trace.Map(1, 1, 1);
            trace.Complete(1);
        });
        trace.Leave(1, 1, 1);
        trace.Dpc(() => trace.Free(1, 1));
        Expect.Fires("SEND-007", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SEND-007")]
    public void Fires_WhenFreedAndCompletedOnSubmit()
    {
        DriverTrace trace = Submitted();
        trace.Dpc(() =>
        {
            trace.Map(1, 1, 1);
            trace.Free(1, 1);
            trace.Complete(1);
        });
        trace.Fault(DriverTrace.Sg(1, ObjectState.Released), FaultReason.FreedMapping);
        Expect.Fires("SEND-007", trace);
    }

    [Test]
    [Rule("SEND-011")]
    public void Fires_WhenAChainIsChanged()
    {
        DriverTrace trace = Submitted();
        trace.Complete(1, NDIS_STATUS_FAILURE, isIntact: false);
        Expect.Fires("SEND-011", trace);
    }

    [Test]
    [Rule("SEND-012")]
    public void Fires_WhenAMemberOfTheCallerIsChanged()
    {
        DriverTrace trace = Submitted();
        trace.CallersMemberChanged(DriverTrace.Nbl(1), CallersMember.SourceHandle, was: 0x1F, now: 2);
        trace.Complete(1, NDIS_STATUS_FAILURE);
        Finding finding = Expect.Fires("SEND-012", trace);
        Assert.That(finding.Expected, Is.EqualTo("SourceHandle as when the list was sent: 0x1F"));
        Assert.That(finding.Actual, Is.EqualTo("SourceHandle of nbl#1 is 0x2 at the completion"));
    }

    [Test]
    [Rule("SEND-012")]
    public void Fires_WhenCurrentMdlIsLeftElsewhere()
    {
        DriverTrace trace = Submitted();
        trace.CallersMemberChanged(DriverTrace.Nb(1), CallersMember.CurrentMdl, was: 1, now: 2);
        trace.Complete(1, NDIS_STATUS_FAILURE);
        Assert.That(Expect.Fires("SEND-012", trace).Actual, Does.StartWith("CurrentMdl of nb#1 is mdl#2"));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("SEND-012")]
    public void Fires_WhenDataOfTheCallerIsChanged_AsAdviceUnlessItIsReadOnly(bool isReadOnly)
    {
        DriverTrace trace = Submitted();
        trace.CallersDataChanged(DriverTrace.Nbl(1), DriverTrace.Nb(1), position: 6, isReadOnly);
        trace.Complete(1, NDIS_STATUS_FAILURE);
        Assert.That(Expect.Fires("SEND-012", trace).IsViolation, Is.EqualTo(isReadOnly));
    }

    [Test]
    [Rule("SEND-012")]
    public void Silent_WhenTheCallersPropertyIsAsItWas()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        Expect.Silent(trace, "SEND-012");
    }

    [TestCase(NDIS_STATUS_FAILURE, true)]
    [TestCase(NDIS_STATUS_PAUSED, false)]
    [Rule("SEND-015")]
    public void Fires_WhenAPausedAdapterRefusesInAnotherWay(NDIS_STATUS status, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Complete(1, status));
        if (isWrong)
        {
            Expect.Fires("SEND-015", trace);
        }
        else
        {
            Expect.Silent(trace, "SEND-015");
        }
    }

    [Test]
    [Rule("SEND-015")]
    public void Silent_WhenAPausedAdapterRefuses()
        => Fires_WhenAPausedAdapterRefusesInAnotherWay(NDIS_STATUS_PAUSED, isWrong: false);

    [Test]
    [Rule("SEND-015")]
    public void Fires_WhenAPausedAdapterKeepsTheSend()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        trace.Restart();
        Expect.Fires("SEND-015", trace);
    }

    [Test]
    [Rule("SEND-015")]
    public void Silent_WhenASendRacesIntoThePause()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.OnOther(() => trace.SendOne(1));
        trace.EndPause();
        Expect.Silent(trace);
    }

    [TestCase(7u, false)]
    [TestCase(8u, true)]
    [Rule("SEND-016")]
    public void Fires_WhenAnotherSendIsCancelled(uint cancelId, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, cancelId: 7);
        trace.Send(1, () => { });
        trace.Cancel(cancelId, () => trace.Complete(1, NDIS_STATUS_SEND_ABORTED));
        if (isWrong)
        {
            Expect.Fires("SEND-016", trace);
        }
        else
        {
            Expect.Silent(trace, "SEND-016");
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    [Rule("SEND-016")]
    public void Fires_WhenACancelledSendIsCompletedWithSuccess(bool hasLeft)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1, cancelId: 7);
        trace.Send(1, () => { });
        if (hasLeft)
        {
            trace.Transmit(1, 1);
        }

        trace.Cancel(7, () => trace.Complete(1));
        trace.Drained(DriverTrace.Adapter);
        if (hasLeft)
        {
            Expect.Silent(trace, "SEND-016");
        }
        else
        {
            Expect.Fires("SEND-016", trace);
        }
    }

    [TestCase(80u, NDIS_STATUS_SUCCESS, false, true)]
    [TestCase(80u, NDIS_STATUS_FAILURE, false, false)]
    [TestCase(80u, NDIS_STATUS_SUCCESS, true, false)]
    [TestCase(20u, NDIS_STATUS_SUCCESS, false, false)]
    [Rule("SEND-016")]
    public void Fires_WhenASendThatWaitsIsNotCancelled(uint waiting, NDIS_STATUS status, bool isBegun, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        for (uint number = 1; number <= waiting; number++)
        {
            trace.Submit(number, number, nblIndex: number - 1, cancelId: number == waiting ? 7u : 1u);
        }

        trace.Send(1, () =>
        {
            if (isBegun)
            {
                trace.Map(waiting, waiting, waiting);
            }
        });
        trace.Cancel(7);
        trace.Dpc(() =>
        {
            if (!isBegun)
            {
                trace.Map(waiting, waiting, waiting);
            }
        });
        trace.Leave(waiting, waiting, waiting);
        trace.Dpc(() =>
        {
            trace.Free(waiting, waiting);
            trace.Complete(waiting, status);
        });
        if (isWrong)
        {
            Expect.Fires("SEND-016", trace);
        }
        else
        {
            Expect.Silent(trace);
        }
    }

    [Test]
    [Rule("SEND-016")]
    public void Silent_WhenTheNamedSendIsCancelled() => Fires_WhenAnotherSendIsCancelled(7, isWrong: false);

    [Test]
    [Rule("SEND-017")]
    public void Fires_WhenALockIsHeldAcrossTheCompletion()
    {
        DriverTrace trace = Submitted();
        TraceMark call = BeginCompletion(trace);
        trace.Submit(2, 2);
        trace.Send(2, () => trace.LockMisuse(TraceScript.Object(ObjectKind.Lock, 1), LockReason.SelfDeadlock));
        trace.NdisMSendNetBufferListsCompleteReturn(call);
        Expect.Fires("SEND-017", trace);
    }

    [Test]
    [Rule("SEND-017")]
    public void Silent_WhenTheProtocolSendsInsideTheCompletion()
    {
        DriverTrace trace = Submitted();
        TraceMark call = BeginCompletion(trace);
        trace.SendOne(2);
        trace.NdisMSendNetBufferListsCompleteReturn(call);
        Expect.Silent(trace, "SEND-017");
    }

    [Test]
    [Rule("SEND-018")]
    public void Fires_WhenTheFlagIsSetAtPassiveLevel()
    {
        DriverTrace trace = Submitted();
        trace.Complete(1, NDIS_STATUS_FAILURE, flags: NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        Expect.Fires("SEND-018", trace);
    }

    [Test]
    [Rule("SEND-018")]
    public void Fires_WhenCompletedAboveDispatchLevel()
    {
        DriverTrace trace = Submitted();
        trace.At(NDIS.DEVICE_LEVEL, () => trace.Complete(1, NDIS_STATUS_FAILURE));
        Expect.Fires("SEND-018", trace);
    }

    [Test]
    [Rule("SEND-021")]
    public void Fires_WhenAReceiveIsCompleted()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Complete(101, owner: OwnerCode.Nobody, isIntact: false);
        Expect.Fires("SEND-021", trace);
    }

    private static TraceMark BeginCompletion(DriverTrace trace)
    {
        TraceObject nbl = DriverTrace.Nbl(1);
        TraceMark call = trace.NdisMSendNetBufferListsCompleteCall(DriverTrace.Adapter, nbl, flags: 0, count: 1);
        trace.SendCompleted(nbl, NDIS_STATUS_FAILURE, OwnerCode.Miniport, index: 0, chainIntact: true);
        return call;
    }

    private static DriverTrace Submitted()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        return trace;
    }
}
