using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class IrqlRuleTests
{
    private static readonly TraceObject Registers = TraceScript.Object(ObjectKind.IoSpace, 1);
    private static readonly TraceObject Lock = TraceScript.Object(ObjectKind.Lock, 1);

    [Test]
    [Rule("IRQL-001", "IRQL-002", "IRQL-004", "IRQL-005", "INT-001", "INT-002", "INT-007", "INT-010")]
    public void Silent_WhenLevelsAreKept()
    {
        DriverTrace trace = DriverTrace.Running(t => t.RegisterInterrupt());
        trace.Sleep(10);
        TraceMark call = trace.NdisMSynchronizeWithInterruptExCall(DriverTrace.Interrupt);
        trace.NdisMSynchronizeWithInterruptExReturn(call, result: false);
        trace.Isr(() => ReadRegister(trace));
        trace.NdisAcquireSpinLockReturn(trace.NdisAcquireSpinLockCall(Lock));
        trace.At(
            NDIS.DISPATCH_LEVEL, () => trace.NdisReleaseSpinLockReturn(trace.NdisReleaseSpinLockCall(Lock)));
        Expect.Silent(trace, "IRQL-001", "IRQL-002", "IRQL-004", "IRQL-005", "INT-001", "INT-002", "INT-010");
    }

    [Test]
    [Rule("IRQL-003")]
    public void Fires_WhenADispatchFlagFollowsFromAQuery()
        => Expect.Fires("IRQL-003", SendOf(0, trace =>
        {
            Query(trace);
            trace.Complete(1, flags: NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        }));

    [Test]
    [Rule("IRQL-003")]
    public void Silent_WhenARaiseOrALockTellsTheLevelThatWasAskedFor()
    {
        Expect.Silent(
            SendOf(0, trace =>
            {
                Query(trace);
                trace.NDIS_RAISE_IRQL_TO_DISPATCHReturn(trace.NDIS_RAISE_IRQL_TO_DISPATCHCall());
                trace.Complete(1, flags: NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
                trace.NDIS_LOWER_IRQLReturn(trace.NDIS_LOWER_IRQLCall(NDIS.DISPATCH_LEVEL));
            }),
            "IRQL-003");
        Expect.Silent(
            SendOf(0, trace =>
            {
                trace.NdisDprAcquireSpinLockReturn(trace.NdisDprAcquireSpinLockCall(Lock));
                Query(trace);
                trace.NdisDprReleaseSpinLockReturn(trace.NdisDprReleaseSpinLockCall(Lock));
                trace.Complete(1, flags: NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            }),
            "IRQL-003");
    }

    [Test]
    [Rule("IRQL-003")]
    public void Silent_WhenNothingFollowsFromTheQuery()
        => Expect.Silent(SendOf(0, trace =>
        {
            Query(trace);
            trace.Complete(1);
        }));

    [Test]
    [Rule("IRQL-003")]
    public void Advises_WhenALevelIsAskedForThatTheFlagTells()
    {
        Finding finding = Expect.Fires("IRQL-003", SendOf(NDIS.NDIS_SEND_FLAGS_DISPATCH_LEVEL, trace =>
        {
            Query(trace);
            trace.Complete(1, flags: NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        }));
        Assert.That(finding.Level, Is.EqualTo(RuleLevel.Should));
    }

    [Test]
    [Rule("IRQL-001")]
    public void Fires_WhenACallbackReturnsRaised()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        TraceMark callback = trace.MiniportSendNetBufferListsEnter(
            DriverTrace.Adapter, DriverTrace.Nbl(1), port: 0, flags: 0, count: 1);
        trace.Irql = NDIS.DISPATCH_LEVEL;
        trace.MiniportSendNetBufferListsExit(callback);
        Expect.Fires("IRQL-001", trace);
    }

    [TestCase(TraceName.NdisMMapIoSpace, NDIS.DISPATCH_LEVEL)]
    [TestCase(TraceName.NdisSetEvent, NDIS.DEVICE_LEVEL)]
    [TestCase(TraceName.NdisMSynchronizeWithInterruptEx, NDIS.HIGH_LEVEL)]
    [Rule("IRQL-002")]
    public void Fires_WhenAFunctionIsOutOfRange(TraceName ddi, byte irql)
        => Expect.Fires("IRQL-002", DriverTrace.Running(t => t.At(irql, () => t.Blank(ddi))));

    [Test]
    [Rule("IRQL-002")]
    public void Fires_WhenALevelIsRaisedDownwards()
        => Expect.Fires("IRQL-002", DriverTrace.Running(t => t.At(
            NDIS.DISPATCH_LEVEL, () => t.KeRaiseIrqlReturn(t.KeRaiseIrqlCall(NDIS.PASSIVE_LEVEL)))));

    [Test]
    [Rule("IRQL-002")]
    public void Fires_WhenALevelIsLoweredUpwards()
        => Expect.Fires("IRQL-002", DriverTrace.Running(t => t.At(
            NDIS.DISPATCH_LEVEL, () => t.KeLowerIrqlReturn(t.KeLowerIrqlCall(NDIS.DEVICE_LEVEL)))));

    [TestCase(TraceName.NdisMSleep, NDIS.DISPATCH_LEVEL)]
    [TestCase(TraceName.NdisWaitEvent, NDIS.APC_LEVEL)]
    [Rule("IRQL-005")]
    public void Fires_WhenADriverWaitsTooHigh(TraceName ddi, byte irql)
        => Expect.Fires("IRQL-005", DriverTrace.Running(t => t.At(irql, () => t.Blank(ddi))));

    [Test]
    [Rule("IRQL-005")]
    public void Silent_WhenADriverSleepsAtApcLevel()
        => Expect.Silent(DriverTrace.Running(t => t.At(NDIS.APC_LEVEL, () => t.Sleep(1))), "IRQL-005");

    [TestCase(LockReason.SelfDeadlock)]
    [TestCase(LockReason.HeldAtReturn)]
    [Rule("IRQL-004")]
    public void Fires_WhenALockIsMisused(LockReason reason)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => trace.LockMisuse(Lock, reason));
        Expect.Fires("IRQL-004", trace);
    }

    [Test]
    [Rule("IRQL-004")]
    public void Fires_WhenADprLockIsTakenAtPassiveLevel()
        => Expect.Fires("IRQL-004", DriverTrace.Running(
            t => t.NdisDprAcquireSpinLockReturn(t.NdisDprAcquireSpinLockCall(Lock))));

    [Test]
    [Rule("INT-001")]
    public void Fires_WhenAnInterruptIsRegisteredLater()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.DuringRestart(() => trace.RegisterInterrupt());
        Expect.Fires("INT-001", trace);
    }

    [Test]
    [Rule("INT-002")]
    public void Fires_WhenAnInterruptHandlerIsMissing()
        => Expect.Fires("INT-002", DriverTrace.Running(t => t.RegisterInterrupt(missing: 2)));

    [Test]
    [Rule("INT-003")]
    public void Silent_WhenTheDriverIsReadyForAnEarlyInterrupt()
        => Expect.Silent(EarlyInterrupt(_ => { }), "INT-003");

    [TestCase(0xD1u, "INT-003")]
    [TestCase(0x1Eu, null)]
    [Rule("INT-003")]
    public void Fires_WhenAnEarlyInterruptMeetsNull(uint code, string? rule)
    {
        DriverTrace trace = EarlyInterrupt(t => t.Crash(code, 0));
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId).SingleOrDefault(), Is.EqualTo(rule));
    }

    [TestCase(true, "INT-003")]
    [TestCase(false, null)]
    [Rule("INT-003")]
    public void Fires_WhenADpcMeetsNull_BeforeTheInitializationIsOver(bool isEarly, string? rule)
    {
        void Meet(DriverTrace t) => t.Dpc(() => t.Crash(0xD1, 0));
        DriverTrace trace = DriverTrace.Running(t =>
        {
            t.RegisterInterrupt();
            if (isEarly)
            {
                Meet(t);
            }
        });
        if (!isEarly)
        {
            Meet(trace);
        }

        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId).FirstOrDefault(), Is.EqualTo(rule));
    }

    [Test]
    [Rule("INT-007")]
    public void Fires_WhenTheIsrTakesASpinLock()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Isr(() => trace.NdisAcquireSpinLockReturn(trace.NdisAcquireSpinLockCall(Lock)));
        Expect.Fires("INT-007", trace);
    }

    [Test]
    [Rule("INT-007")]
    public void Fires_WhenASynchronizedFunctionTakesASpinLock()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(NDIS.DEVICE_LEVEL, () =>
        {
            TraceMark callback = trace.MiniportSynchronizeInterruptEnter(DriverTrace.Interrupt);
            trace.NdisAcquireSpinLockReturn(trace.NdisAcquireSpinLockCall(Lock));
            trace.MiniportSynchronizeInterruptExit(callback, result: false);
        });
        Expect.Fires("INT-007", trace);
    }

    [Test]
    [Rule("INT-007")]
    public void Silent_WhenTheIsrOnlyReadsRegisters()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Isr(() => ReadRegister(trace));
        Expect.Silent(trace, "INT-007");
    }

    [Test]
    [Rule("INT-010")]
    public void Fires_WhenADeadInterruptIsSynchronizedWith()
    {
        TraceObject dead = DriverTrace.Interrupt.As(ObjectState.Released);
        DriverTrace trace = DriverTrace.Running();
        TraceMark call = trace.NdisMSynchronizeWithInterruptExCall(dead);
        trace.HandleMisuse(
            TraceName.NdisMSynchronizeWithInterruptEx, 0, ObjectKind.Interrupt, dead, DriverTrace.Adapter);
        trace.NdisMSynchronizeWithInterruptExReturn(call, result: false);
        Expect.Fires("INT-010", trace);
    }

    [Test]
    [Rule("INT-008")]
    public void Fires_WhenAnInterruptIsDeregisteredTwice()
    {
        TraceObject dead = DriverTrace.Interrupt.As(ObjectState.Released);
        DriverTrace trace = DriverTrace.Running();
        TraceMark call = trace.NdisMDeregisterInterruptExCall(dead);
        trace.HandleMisuse(
            TraceName.NdisMDeregisterInterruptEx, 0, ObjectKind.Interrupt, dead, DriverTrace.Adapter);
        trace.NdisMDeregisterInterruptExReturn(call);
        Expect.Fires("INT-008", trace);
    }

    [Test]
    [Rule("LIFE-024")]
    public void Fires_WhenABugCheckShutdownCallsNdis()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(
            NDIS.HIGH_LEVEL,
            () => trace.Shutdown(
                () => trace.NdisSetEventReturn(trace.NdisSetEventCall(TraceScript.Object(ObjectKind.Event, 1))),
                NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck));
        Expect.Fires("LIFE-024", trace);
    }

    [Test]
    [Rule("LIFE-024")]
    public void Silent_WhenABugCheckShutdownStopsTheDevice()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(
            NDIS.HIGH_LEVEL,
            () => trace.Shutdown(
                () => trace.NdisWriteRegisterUlongReturn(
                    trace.NdisWriteRegisterUlongCall(Registers, offset: 0, value: 0)),
                NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck));
        Expect.Silent(trace, "LIFE-024");
    }

    private static DriverTrace EarlyInterrupt(Action<DriverTrace> inside)
        => DriverTrace.Running(t => t.RegisterInterrupt(body: () => t.Isr(() => inside(t))));

    private static void ReadRegister(DriverTrace trace)
        => trace.NdisReadRegisterUlongReturn(trace.NdisReadRegisterUlongCall(Registers, offset: 0), result: 0);

    private static void Query(DriverTrace trace)
        => trace.KeGetCurrentIrqlReturn(trace.KeGetCurrentIrqlCall(), trace.Irql);

    /// <summary>One send at DISPATCH_LEVEL, with these flags, that does something inside.</summary>
    private static DriverTrace SendOf(uint flags, Action<DriverTrace> inside)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.At(NDIS.DISPATCH_LEVEL, () =>
        {
            TraceMark callback = trace.MiniportSendNetBufferListsEnter(
                DriverTrace.Adapter, DriverTrace.Nbl(1), port: 0, flags, count: 1);
            inside(trace);
            trace.MiniportSendNetBufferListsExit(callback);
        });
        return trace;
    }
}
