using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class LifecycleRuleTests
{
    [Test]
    [Rule("LIFE-002", "LIFE-012", "LIFE-013", "LIFE-014", "LIFE-015", "LIFE-019")]
    public void Silent_WhenAPauseWaitsForEverything()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Indicate(101);
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Leave(1, 1, 1);
        trace.Dpc(() =>
        {
            trace.Free(1, 1);
            trace.Complete(1);
        });
        trace.GiveBack(101);
        trace.PauseComplete();
        trace.Restart();
        Expect.Silent(trace, "LIFE-002", "LIFE-012", "LIFE-013", "LIFE-014", "LIFE-015", "LIFE-019");
    }

    [TestCase(NDIS_STATUS_PENDING, true)]
    [TestCase(NDIS_STATUS_SOFT_ERRORS, true)]
    [TestCase(NDIS_STATUS_NOT_ACCEPTED, false)]
    [TestCase(NDIS_STATUS_RESOURCE_CONFLICT, false)]
    [Rule("LIFE-002")]
    public void Fires_WhenInitializationReturnsNoFinalStatus(NDIS_STATUS status, bool isWrong)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.EndInitialize(status);
        if (isWrong)
        {
            Expect.Fires("LIFE-002", trace);
        }
        else
        {
            Expect.Silent(trace, "LIFE-002");
        }
    }

    [TestCase(ObjectKind.Memory, Checkpoint.FailedInitialize, "LIFE-003")]
    [TestCase(ObjectKind.IoSpace, Checkpoint.FailedInitialize, "LIFE-003")]
    [TestCase(ObjectKind.Memory, Checkpoint.Halt, "LIFE-007")]
    [TestCase(ObjectKind.Interrupt, Checkpoint.Halt, "INT-008")]
    [TestCase(ObjectKind.Interrupt, Checkpoint.FailedInitialize, "INT-008")]
    [Rule("LIFE-003", "LIFE-007", "INT-008")]
    public void Fires_WhenSomethingIsNotGivenBack(ObjectKind kind, Checkpoint checkpoint, string id)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Leak(TraceScript.Object(kind, 1), checkpoint);
        Finding finding = Expect.Fires(id, trace);
        Assert.That(finding.Made, Is.EqualTo(3));
    }

    [TestCase(NDIS_STATUS_SUCCESS)]
    [TestCase(NDIS_STATUS_RESOURCES)]
    [Rule("LIFE-003", "LIFE-004", "LIFE-007", "INT-008")]
    public void Silent_WhenEverythingIsGivenBack(NDIS_STATUS status)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.Acquired(TraceScript.Object(ObjectKind.Memory, 1), DriverTrace.Adapter);
        trace.Acquired(DriverTrace.Interrupt, DriverTrace.Adapter);
        trace.EndInitialize(status);
        if (status == NDIS_STATUS_SUCCESS)
        {
            trace.Halt(() => { });
            Expect.Silent(trace, "LIFE-007", "INT-008");
        }
        else
        {
            Expect.Silent(trace, "LIFE-003", "LIFE-004", "INT-008");
        }
    }

    [Test]
    [Rule("LIFE-010")]
    public void Silent_WhenHaltWaitsForReceives()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.Halt(() => trace.GiveBack(101));
        Expect.Silent(trace, "LIFE-010");
    }

    [Test]
    [Rule("LIFE-010", "NBL-021", "MDL-005")]
    public void Fires_WhenHaltReturnsWithReceivesOut_AndSaysNothingOfWhatIsLeft()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.Halt(() => { });
        trace.Leak(DriverTrace.Nbl(101), Checkpoint.Halt);
        trace.Leak(DriverTrace.Mdl, Checkpoint.Halt);
        Finding finding = Expect.Fires("LIFE-010", trace);
        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
            Assert.That(finding.Object, Is.EqualTo(DriverTrace.Nbl(101)));
        });
    }

    [Test]
    [Rule("LIFE-010")]
    public void NotExercised_WhereNothingIsOutAtHalt()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Halt(() => { });
        Assert.That(trace.Engine.Exercised("LIFE-010"), Is.Zero);
    }

    [Test]
    [Rule("LIFE-007")]
    public void Silent_ButNotedWhenASpinLockIsNotFreed()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Leak(TraceScript.Object(ObjectKind.Lock, 1), Checkpoint.Halt);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("LIFE-004")]
    public void Fires_AsAdviceWhenAFailureIsNotLogged()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.EndInitialize(NDIS_STATUS_FAILURE, isLogged: false);
        Assert.That(Expect.Fires("LIFE-004", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("LIFE-012")]
    public void Fires_WhenAPauseFails()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_FAILURE);
        Expect.Fires("LIFE-012", trace);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("LIFE-013")]
    public void Fires_WhenAPauseEndsWithASendInHand(bool isPending)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        End(trace, isPending);
        Finding finding = Expect.Fires("LIFE-013", trace);
        Assert.That(finding.Object, Is.EqualTo(DriverTrace.Nbl(1)));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("LIFE-013")]
    public void Fires_Alone_WhenThePauseLeavesAMappedSendBehind(bool isPending)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        End(trace, isPending);
        trace.Unmet(DriverTrace.Nbl(1), Operation.Send);
        trace.Halt();
        Expect.Fires("LIFE-013", trace);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Rule("LIFE-013")]
    public void Fires_WhenAPauseEndsWithReceivesOut(bool isPending)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        End(trace, isPending);
        Finding finding = Expect.Fires("LIFE-013", trace);
        Assert.That(finding.Object, Is.EqualTo(DriverTrace.Nbl(101)));
    }

    [Test]
    [Rule("LIFE-013")]
    public void Fires_WhenAPauseEndsInAnIndication()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101, NDIS.NDIS_RECEIVE_FLAGS_RESOURCES, body: () => trace.OnOther(() => End(trace, true)));
        Expect.Fires("LIFE-013", trace);
    }

    [Test]
    [Rule("LIFE-013")]
    public void Silent_WhenASendIsBeingRefusedOnTheOtherProcessor()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.OnOther(() => trace.PauseComplete());
            trace.Complete(1, NDIS_STATUS_PAUSED);
        });
        Expect.Silent(trace);
    }

    [Test]
    [Rule("LIFE-014")]
    public void Fires_WhenNoPauseIsPending()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.PauseComplete(isPending: false);
        Expect.Fires("LIFE-014", trace);
    }

    [Test]
    [Rule("LIFE-014")]
    public void Fires_WhenAPauseIsCompletedInsideAndReturnsSuccess()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.PauseComplete();
        trace.EndPause();
        Expect.Fires("LIFE-014", trace);
    }

    [Test]
    [Rule("LIFE-014")]
    public void Silent_WhenAPauseIsCompletedInsideAndReturnsPending()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.PauseComplete();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Restart();
        trace.Pause();
        Expect.Silent(trace, "LIFE-014");
    }

    [Test]
    [Rule("LIFE-015")]
    public void Fires_WhenAPauseNeverEnds()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("LIFE-015", trace);
    }

    [Test]
    [Rule("LIFE-015")]
    public void Silent_WhenAPauseWaitsForNdis()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.TimeLimit(DriverTrace.Adapter, Operation.Pause);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("LIFE-016")]
    public void Fires_WhenAPauseNeverEndsForLackOfMemory()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.AllocateMemory(0, 64);
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("LIFE-016", trace);
    }

    [Test]
    [Rule("LIFE-016")]
    public void Silent_WhenAPauseEndsWithoutMemory()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.AllocateMemory(0, 64);
        trace.EndPause(NDIS_STATUS_SUCCESS);
        Expect.Silent(trace, "LIFE-016");
    }

    [Test]
    [Rule("LIFE-016")]
    public void Fires_WhenAPauseTakesMemoryForGranted()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.AllocateMemory(0, 64);
        trace.Crash(0xD1, 0);
        Expect.Fires("LIFE-016", trace);
    }

    [Test]
    [Rule("MDL-003", "LIFE-016")]
    public void Fires_ForTheMdlWhereAPauseTakesOneForGranted()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.AllocateMdl(AddressClass.Nonpaged, fails: true, length: 64);
        trace.Crash(0xD1, 0);
        Expect.Fires("MDL-003", trace);
    }

    [Test]
    [Rule("LIFE-015", "LIFE-016")]
    public void Fires_WhenAPauseNeverEndsAlthoughAnEarlierOneLackedMemory()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.BeginPause();
        trace.AllocateMemory(0, 64);
        trace.EndPause(NDIS_STATUS_SUCCESS);
        trace.Restart();
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("LIFE-015", trace);
    }

    [Test]
    [Rule("LIFE-019")]
    public void Fires_WhenARestartReturnsNoFinalStatus()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Restart(NDIS_STATUS_NOT_ACCEPTED);
        Expect.Fires("LIFE-019", trace);
    }

    [Test]
    [Rule("LIFE-019")]
    public void Fires_WhenARestartIsCompletedTwice()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Restart(NDIS_STATUS_PENDING);
        CompleteRestart(trace, isPending: true);
        CompleteRestart(trace, isPending: false);
        Expect.Fires("LIFE-019", trace);
    }

    [Test]
    [Rule("LIFE-019")]
    public void Fires_WhenARestartNeverEnds()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Restart(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Restart);
        Expect.Fires("LIFE-019", trace);
    }

    [TestCase(50u, false)]
    [TestCase(100u, true)]
    [Rule("LIFE-032")]
    public void Fires_WhenAStallIsLong(uint microseconds, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.NdisStallExecutionReturn(trace.NdisStallExecutionCall(microseconds));
        if (isWrong)
        {
            Expect.Fires("LIFE-032", trace);
        }
        else
        {
            Expect.Silent(trace, "LIFE-032");
        }
    }

    [Test]
    [Rule("LIFE-032")]
    public void Silent_WhenAStallIsShort() => Fires_WhenAStallIsLong(50, isWrong: false);

    [TestCase(NDIS_STATUS_SUCCESS, true, true)]
    [TestCase(NDIS_STATUS_PENDING, true, false)]
    [TestCase(NDIS_STATUS_SUCCESS, false, false)]
    [Rule("OID-001")]
    public void Fires_WhenARequestIsCompletedTwice(NDIS_STATUS status, bool completes, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Query(
            () =>
            {
                if (completes)
                {
                    trace.CompleteRequest();
                }
            },
            status);
        if (isWrong)
        {
            Expect.Fires("OID-001", trace);
        }
        else
        {
            Expect.Silent(trace, "OID-001");
        }
    }

    [Test]
    [Rule("OID-001")]
    public void Silent_WhenARequestIsCompletedOnce()
        => Fires_WhenARequestIsCompletedTwice(NDIS_STATUS_SUCCESS, completes: false, isWrong: false);

    [TestCase(NDIS_STATUS_PENDING, true)]
    [TestCase(NDIS_STATUS_SUCCESS, false)]
    [Rule("OID-001")]
    public void Fires_WhenAPendingRequestCanNeverEnd(NDIS_STATUS status, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Query(() => { }, status);
        trace.Unmet(DriverTrace.Adapter, Operation.Wait);
        if (isWrong)
        {
            Expect.Fires("OID-001", trace);
        }
        else
        {
            Expect.Silent(trace, "OID-001");
        }
    }

    private static void CompleteRestart(DriverTrace trace, bool isPending)
        => trace.NdisMRestartCompleteReturn(
            trace.NdisMRestartCompleteCall(DriverTrace.Adapter, NDIS_STATUS_SUCCESS, isPending));

    private static void End(DriverTrace trace, bool isPending)
    {
        trace.BeginPause();
        if (isPending)
        {
            trace.EndPause(NDIS_STATUS_PENDING);
            trace.PauseComplete();
        }
        else
        {
            trace.EndPause();
        }
    }
}
