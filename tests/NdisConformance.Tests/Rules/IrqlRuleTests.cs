using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class IrqlRuleTests
{
    [Test]
    [Rule("IRQL-001", "IRQL-002", "IRQL-004", "IRQL-005", "INT-001", "INT-002", "INT-007", "INT-010")]
    public void Silent_WhenLevelsAreKept()
    {
        TraceObject interrupt = TraceScript.Object(ObjectKind.Interrupt, 1);
        DriverTrace trace = DriverTrace.Running(t => RegisterInterrupt(t));
        trace.Do(TraceName.NdisMSleep, 10);
        trace.Do(TraceName.NdisMSynchronizeWithInterruptEx, interrupt.Packed);
        trace.At(NDIS.DEVICE_LEVEL, () => trace.Inside(
            TraceName.MiniportInterrupt,
            () => trace.Do(TraceName.NdisReadRegisterUlong, 0, 0),
            interrupt.Packed));
        trace.Do(TraceName.NdisAcquireSpinLock, 0);
        trace.At(NDIS.DISPATCH_LEVEL, () => trace.Do(TraceName.NdisReleaseSpinLock, 0));
        Expect.Silent(trace, "IRQL-001", "IRQL-002", "IRQL-004", "IRQL-005", "INT-001", "INT-002", "INT-010");
    }

    [Test]
    [Rule("IRQL-001")]
    public void Fires_WhenACallbackReturnsRaised()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Enter(TraceName.MiniportSendNetBufferLists, DriverTrace.Adapter.Packed);
        trace.Irql = NDIS.DISPATCH_LEVEL;
        trace.Exit(NDIS_STATUS.NDIS_STATUS_SUCCESS);
        Expect.Fires("IRQL-001", trace);
    }

    [TestCase(TraceName.NdisMMapIoSpace, NDIS.DISPATCH_LEVEL)]
    [TestCase(TraceName.NdisSetEvent, NDIS.DEVICE_LEVEL)]
    [TestCase(TraceName.NdisMSynchronizeWithInterruptEx, NDIS.HIGH_LEVEL)]
    [Rule("IRQL-002")]
    public void Fires_WhenAFunctionIsOutOfRange(TraceName ddi, byte irql)
        => Expect.Fires("IRQL-002", DriverTrace.Running(t => t.At(irql, () => t.Do(ddi, DriverTrace.Adapter.Packed))));

    [TestCase(TraceName.KeRaiseIrql, NDIS.PASSIVE_LEVEL)]
    [TestCase(TraceName.KeLowerIrql, NDIS.DEVICE_LEVEL)]
    [Rule("IRQL-002")]
    public void Fires_WhenTheLevelGoesTheOtherWay(TraceName ddi, byte level)
        => Expect.Fires("IRQL-002", DriverTrace.Running(t => t.At(NDIS.DISPATCH_LEVEL, () => t.Do(ddi, level))));

    [TestCase(TraceName.NdisMSleep, NDIS.DISPATCH_LEVEL)]
    [TestCase(TraceName.NdisWaitEvent, NDIS.APC_LEVEL)]
    [Rule("IRQL-005")]
    public void Fires_WhenADriverWaitsTooHigh(TraceName ddi, byte irql)
        => Expect.Fires("IRQL-005", DriverTrace.Running(t => t.At(irql, () => t.Do(ddi, 0, 1))));

    [Test]
    [Rule("IRQL-005")]
    public void Silent_WhenADriverSleepsAtApcLevel()
        => Expect.Silent(
            DriverTrace.Running(t => t.At(NDIS.APC_LEVEL, () => t.Do(TraceName.NdisMSleep, 1))), "IRQL-005");

    [TestCase(LockReason.SelfDeadlock)]
    [TestCase(LockReason.HeldAtReturn)]
    [Rule("IRQL-004")]
    public void Fires_WhenALockIsMisused(LockReason reason)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Dpc(() => trace.Fact(TraceName.LockMisuse, 0, (ulong)reason));
        Expect.Fires("IRQL-004", trace);
    }

    [Test]
    [Rule("IRQL-004")]
    public void Fires_WhenADprLockIsTakenAtPassiveLevel()
        => Expect.Fires("IRQL-004", DriverTrace.Running(t => t.Do(TraceName.NdisDprAcquireSpinLock, 0)));

    [Test]
    [Rule("INT-001")]
    public void Fires_WhenAnInterruptIsRegisteredLater()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Inside(TraceName.MiniportRestart, () => RegisterInterrupt(trace), DriverTrace.Adapter.Packed);
        Expect.Fires("INT-001", trace);
    }

    [Test]
    [Rule("INT-002")]
    public void Fires_WhenAnInterruptHandlerIsMissing()
        => Expect.Fires("INT-002", DriverTrace.Running(t => RegisterInterrupt(t, missing: 2)));

    [Test]
    [Rule("INT-003")]
    public void Silent_WhenTheDriverIsReadyForAnEarlyInterrupt()
        => Expect.Silent(EarlyInterrupt(_ => { }), "INT-003");

    [TestCase(0xD1u, "INT-003")]
    [TestCase(0x1Eu, null)]
    [Rule("INT-003")]
    public void Fires_WhenAnEarlyInterruptMeetsNull(uint code, string? rule)
    {
        DriverTrace trace = EarlyInterrupt(t => t.Fact(TraceName.Crash, code));
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId).SingleOrDefault(), Is.EqualTo(rule));
    }

    [TestCase(TraceName.MiniportInterrupt)]
    [TestCase(TraceName.MiniportSynchronizeInterrupt)]
    [Rule("INT-007")]
    public void Fires_WhenTheIsrTakesASpinLock(TraceName callback)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(
            NDIS.DEVICE_LEVEL, () => trace.Inside(callback, () => trace.Do(TraceName.NdisAcquireSpinLock, 0)));
        Expect.Fires("INT-007", trace);
    }

    [Test]
    [Rule("INT-007")]
    public void Silent_WhenTheIsrOnlyReadsRegisters()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(
            NDIS.DEVICE_LEVEL,
            () => trace.Inside(TraceName.MiniportInterrupt, () => trace.Do(TraceName.NdisReadRegisterUlong, 0, 0)));
        Expect.Silent(trace, "INT-007");
    }

    [Test]
    [Rule("INT-010")]
    public void Fires_WhenADeadInterruptIsSynchronizedWith()
    {
        TraceObject dead = TraceScript.Object(ObjectKind.Interrupt, 1, ObjectState.Released);
        DriverTrace trace = DriverTrace.Running();
        trace.Call(TraceName.NdisMSynchronizeWithInterruptEx, dead.Packed);
        trace.Misuse(TraceName.NdisMSynchronizeWithInterruptEx, 0, ObjectKind.Interrupt, dead);
        trace.Return();
        Expect.Fires("INT-010", trace);
    }

    [Test]
    [Rule("INT-008")]
    public void Fires_WhenAnInterruptIsDeregisteredTwice()
    {
        TraceObject dead = TraceScript.Object(ObjectKind.Interrupt, 1, ObjectState.Released);
        DriverTrace trace = DriverTrace.Running();
        trace.Call(TraceName.NdisMDeregisterInterruptEx, dead.Packed);
        trace.Misuse(TraceName.NdisMDeregisterInterruptEx, 0, ObjectKind.Interrupt, dead);
        trace.Return();
        Expect.Fires("INT-008", trace);
    }

    [Test]
    [Rule("LIFE-024")]
    public void Fires_WhenABugCheckShutdownCallsNdis()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(
            NDIS.HIGH_LEVEL,
            () => trace.Inside(TraceName.MiniportShutdownEx, () => trace.Do(TraceName.NdisSetEvent, 0), 0, 1));
        Expect.Fires("LIFE-024", trace);
    }

    [Test]
    [Rule("LIFE-024")]
    public void Silent_WhenABugCheckShutdownStopsTheDevice()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(
            NDIS.HIGH_LEVEL,
            () => trace.Inside(
                TraceName.MiniportShutdownEx, () => trace.Do(TraceName.NdisWriteRegisterUlong, 0, 0, 0), 0, 1));
        Expect.Silent(trace, "LIFE-024");
    }

    private static DriverTrace EarlyInterrupt(Action<DriverTrace> inside)
        => DriverTrace.Running(t => RegisterInterrupt(
            t,
            body: () => t.At(
                NDIS.DEVICE_LEVEL,
                () => t.Inside(
                    TraceName.MiniportInterrupt,
                    () => inside(t),
                    TraceScript.Object(ObjectKind.Interrupt, 1).Packed))));

    private static void RegisterInterrupt(DriverTrace trace, ulong missing = 0, Action? body = null)
    {
        trace.Call(
            TraceName.NdisMRegisterInterruptEx,
            DriverTrace.Adapter.Packed,
            NDIS.NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT,
            1,
            NDIS.NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1,
            missing);
        body?.Invoke();
        trace.Return();
    }
}
