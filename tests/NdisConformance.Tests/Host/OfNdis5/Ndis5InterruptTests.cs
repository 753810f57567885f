using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Line interrupts of NDIS 5: registration, handlers and the end.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisMRegisterInterrupt,
    TraceName.NdisMDeregisterInterrupt,
    TraceName.NdisMSynchronizeWithInterrupt)]
internal sealed class Ndis5InterruptTests
{
    private NDIS_MINIPORT_INTERRUPT _interrupt = null!;
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make()
    {
        _interrupt = new NDIS_MINIPORT_INTERRUPT();
        _bench = new Ndis5Bench();
        _bench.Driver.OnIsr = () =>
        {
            _bench.Device.Bus.SetInterruptLine(false);
            return true;
        };
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Register_AcquiresAnInterrupt()
    {
        _bench.Start();

        Assert.That(Register(), Is.EqualTo(NDIS_STATUS_SUCCESS));

        Assert.That(
            _bench.Acquired(ObjectKind.Interrupt),
            Is.EqualTo(new[] { _bench.Trace.Single<NdisMRegisterInterruptReturn>().Interrupt }));
        NdisMRegisterInterruptCall call = _bench.Trace.Single<NdisMRegisterInterruptCall>();
        Assert.That((call.RequestIsr, call.Shared, call.Mode), Is.EqualTo((true, true, 0ul)));
    }

    [TestCase(1, NDIS_STATUS_RESOURCES)]
    [TestCase(2, NDIS_STATUS_RESOURCE_CONFLICT)]
    [TestCase(3, NDIS_STATUS_FAILURE)]
    public void Register_Fails_WhereItIsChosen(int failure, NDIS_STATUS status)
    {
        _bench.Start();
        _bench.Fail(TraceName.NdisMRegisterInterrupt, failure);

        AssertRefused(status);
    }

    [TestCase(true, false, true)]
    [TestCase(false, true, true)]
    [TestCase(true, true, false)]
    [TestCase(true, false, false)]
    public void Register_Fails_WithoutTheHandlersThatItCalls(bool lacksIsr, bool lacksDpc, bool requestIsr)
    {
        ref NDIS_MINIPORT_CHARACTERISTICS c = ref _bench.Driver.Characteristics;
        c.ISRHandler = lacksIsr ? null : c.ISRHandler;
        c.HandleInterruptHandler = lacksDpc ? null : c.HandleInterruptHandler;
        _bench.Start();

        AssertRefused(NDIS_STATUS_FAILURE, requestIsr, isShared: false);
    }

    [Test]
    public void Register_OfWhatIsNoAdapter_FailsAndIsMisuse()
    {
        NDIS_STATUS status = _bench.Ndis.NdisMRegisterInterrupt(
            _interrupt, default, 16, DEVICE_LEVEL, true, true, NDIS_INTERRUPT_MODE.NdisInterruptLevelSensitive);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(_bench.Misuses(TraceName.NdisMRegisterInterrupt), Is.EqualTo(new[] { "Adapter Null" }));
    }

    [Test]
    public void Handler_MayRunBeforeTheRegistrationReturns()
    {
        _bench.Start();
        _bench.Choices.Always((int)HostChoice.EarlyInterrupt, 1);

        Register();

        Assert.That(
            _bench.Trace.Last(TraceName.MiniportISR, TraceKind.Enter).Sequence,
            Is.LessThan(_bench.Trace.Last(TraceName.NdisMRegisterInterrupt, TraceKind.Return).Sequence));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void Isr_AsksForTheDpc(bool isRecognized, int dpcs)
    {
        List<byte> levels = [];
        _bench.Driver.OnIsr = () =>
        {
            levels.Add(_bench.Irql);
            _bench.Device.Bus.SetInterruptLine(false);
            return isRecognized;
        };
        _bench.Driver.OnDpc = () => levels.Add(_bench.Irql);
        _bench.Start();
        Register();

        Interrupt();

        Assert.That(levels, Is.EqualTo(new[] { DEVICE_LEVEL, DISPATCH_LEVEL }.Take(1 + dpcs)));
        MiniportISRExit exit = _bench.Trace.Single<MiniportISRExit>();
        Assert.That((exit.Recognized, exit.QueueDpc), Is.EqualTo((isRecognized, isRecognized)));
    }

    [Test]
    public void Interrupts_AreEnabledAfterTheDpc_WhereThereIsAHandler()
    {
        List<string> calls = [];
        _bench.Driver.OnDpc = () => calls.Add("dpc");
        _bench.Driver.Characteristics.EnableInterruptHandler = _ => calls.Add("enable");
        _bench.Start();
        Register();

        Interrupt();

        Assert.That(calls, Is.EqualTo(new[] { "dpc", "enable" }));
    }

    /// <summary>Where it did not ask for its ISR, its interrupts are disabled and its DPC is called.</summary>
    [Test]
    public void DisableInterrupt_IsCalledInTheIsrsPlace()
    {
        List<string> calls = [];
        _bench.Driver.OnIsr = () => throw new InvalidOperationException();
        _bench.Driver.Characteristics.DisableInterruptHandler = _ =>
        {
            calls.Add("disable");
            _bench.Device.Bus.SetInterruptLine(false);
        };
        _bench.Driver.OnDpc = () => calls.Add("dpc");
        _bench.Start();
        Register(requestIsr: false, isShared: false);

        Interrupt();

        Assert.That(calls, Is.EqualTo(new[] { "disable", "dpc" }));
        Assert.That(_bench.Trace.Of(TraceName.MiniportISR), Is.Empty);
    }

    /// <summary>Only the ISR can say whose interrupt it is.</summary>
    [Test]
    public void SharedLine_CallsTheIsr_WhateverWasAsked()
    {
        _bench.Driver.Characteristics.DisableInterruptHandler = _ => throw new InvalidOperationException();
        _bench.Start();
        Register(requestIsr: false, isShared: true);

        Interrupt();

        Assert.That(_bench.Count(TraceName.MiniportISR, TraceKind.Exit), Is.EqualTo(1));
    }

    [Test]
    public void Isr_OfASharedLine_HearsTheNeighbour()
    {
        _bench.Driver.OnIsr = () => false;
        _bench.Start();
        Register();

        _bench.Host.InterruptLine.InterruptOfNeighbour();
        _bench.Drain();

        Assert.That(_bench.Trace.Single<MiniportISREnter>().WasRaised, Is.False);
        Assert.That(_bench.Trace.Of(TraceName.MiniportHandleInterrupt), Is.Empty);
    }

    [Test]
    public void Deregister_ReleasesTheInterrupt_AndNothingIsCalledAnyMore()
    {
        _bench.Start();
        Register();

        _bench.Ndis.NdisMDeregisterInterrupt(_interrupt);
        Interrupt();

        Assert.That(_bench.Released(ObjectKind.Interrupt), Is.EqualTo(_bench.Acquired(ObjectKind.Interrupt)));
        Assert.That(_bench.Trace.Of(TraceName.MiniportISR), Is.Empty);
    }

    [Test]
    public void Deregister_WaitsForTheDpc()
    {
        int dpcs = 0;
        _bench.Driver.OnDpc = () => dpcs++;
        _bench.Start();
        Register();
        _bench.Driver.OnIsr = () =>
        {
            _bench.Device.Bus.SetInterruptLine(false);
            return true;
        };
        _bench.Choices.Always((int)HostChoice.EarlyInterrupt, 1);
        _bench.Ndis.NdisMDeregisterInterrupt(_interrupt);
        Register();
        Assert.That(dpcs, Is.Zero);

        _bench.Ndis.NdisMDeregisterInterrupt(_interrupt);

        Assert.That(dpcs, Is.EqualTo(1));
    }

    [Test]
    public void Deregister_OfWhatIsNotRegistered_IsMisuse()
    {
        _bench.Start();
        _bench.Ndis.NdisMDeregisterInterrupt(_interrupt);
        Register();
        _bench.Ndis.NdisMDeregisterInterrupt(_interrupt);
        _bench.Ndis.NdisMDeregisterInterrupt(_interrupt);

        Assert.That(_bench.Released(ObjectKind.Interrupt), Has.Length.EqualTo(1));
        Assert.That(_bench.Misuses(TraceName.NdisMDeregisterInterrupt), Is.EqualTo(
            new[] { "Interrupt Unknown", "Interrupt Released" }));
    }

    [Test]
    public void Halt_FindsAnInterruptThatIsLeft()
    {
        _bench.Start(() => Register());

        _bench.Host.Lifecycle.Halt();

        Assert.That(_bench.Leaked(Checkpoint.Halt), Is.EqualTo(new[] { ObjectKind.Interrupt }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Synchronize_RunsAtDeviceLevel_AndGivesWhatTheFunctionSays(bool value)
    {
        (byte, ulong) seen = default;
        _bench.Start();
        Register();

        bool result = _bench.Ndis.NdisMSynchronizeWithInterrupt(
            _interrupt,
            context =>
            {
                seen = (_bench.Irql, context.Value);
                _bench.Device.Bus.SetInterruptLine(true);
                _bench.Ndis.NdisStallExecution(50);
                Assert.That(_bench.Trace.Of(TraceName.MiniportISR), Is.Empty, "the lock keeps it out");
                return value;
            },
            new NDIS_HANDLE(5));
        _bench.Drain();

        Assert.That((result, seen, _bench.Irql), Is.EqualTo((value, (DEVICE_LEVEL, 5ul), PASSIVE_LEVEL)));
        Assert.That(_bench.Count(TraceName.MiniportISR, TraceKind.Exit), Is.EqualTo(1));
    }

    [Test]
    public void Synchronize_WithAnInterruptThatIsNotRegistered_CallsNothing()
    {
        bool wasCalled = false;
        _bench.Start();

        bool result = _bench.Ndis.NdisMSynchronizeWithInterrupt(_interrupt, _ => wasCalled = true, default);

        Assert.That((result, wasCalled), Is.EqualTo((false, false)));
        Assert.That(
            _bench.Misuses(TraceName.NdisMSynchronizeWithInterrupt), Is.EqualTo(new[] { "Interrupt Unknown" }));
    }

    private NDIS_STATUS Register(bool requestIsr = true, bool isShared = true)
        => _bench.Ndis.NdisMRegisterInterrupt(
            _interrupt,
            _bench.Adapter,
            16,
            DEVICE_LEVEL,
            requestIsr,
            isShared,
            NDIS_INTERRUPT_MODE.NdisInterruptLevelSensitive);

    private void AssertRefused(NDIS_STATUS status, bool requestIsr = true, bool isShared = true)
    {
        Assert.That(Register(requestIsr, isShared), Is.EqualTo(status));
        Assert.That(_bench.Acquired(ObjectKind.Interrupt), Is.Empty);
        Assert.That(
            _bench.Trace.Single<NdisMRegisterInterruptReturn>().Interrupt,
            Is.EqualTo(TraceObject.Null(ObjectKind.Interrupt)));
    }

    private void Interrupt()
    {
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.Drain();
        _bench.Device.Bus.SetInterruptLine(false);
    }
}
