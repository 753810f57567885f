using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Registration of an interrupt, its handlers, its DPCs and its end.</summary>
[TestFixture]
internal sealed class InterruptTests
{
    private const ulong Context = 0x77;

    /// <summary>The services in a row that nobody claims after which the host leaves the line alone.</summary>
    private const int MaximumUnclaimed = 1_000;

    private KernelBench _bench = null!;
    private NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS _handlers;
    private NDIS_HANDLE _interrupt;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start()
    {
        _bench = new KernelBench().Start();
        _handlers = LineInterrupt.Handlers(Claim);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.NdisMRegisterInterruptEx)]
    public void Register_AcquiresALineBasedInterrupt()
    {
        Assert.That(Register(), Is.EqualTo(NDIS_STATUS_SUCCESS));

        Assert.That(_interrupt != null);
        Assert.That(_handlers.InterruptType, Is.EqualTo(NDIS_INTERRUPT_TYPE.NDIS_CONNECT_LINE_BASED));
        Assert.That(
            _bench.Acquired(ObjectKind.Interrupt),
            Is.EqualTo(new[]
            {
                _bench.Last<NdisMRegisterInterruptExReturn>().Handle,
            }));
        Assert.That(_bench.Enters(TraceName.MiniportInterrupt), Is.Empty);
    }

    [TestCase((byte)0x80, (byte)1, (ushort)0x60)]
    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT, (byte)2, (ushort)0x60)]
    [TestCase(NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT, (byte)1, (ushort)0x5F)]
    [Ddi(TraceName.NdisMRegisterInterruptEx)]
    public void Register_RefusesAWrongHeader(byte type, byte revision, ushort size)
    {
        _handlers.Header = new NDIS_OBJECT_HEADER(type, revision, size);

        AssertRefused(NDIS_STATUS_BAD_VERSION);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [Ddi(TraceName.NdisMRegisterInterruptEx)]
    public void Register_RefusesAMissingHandler(int missing)
    {
        _handlers.InterruptHandler = missing == 0 ? null : _handlers.InterruptHandler;
        _handlers.InterruptDpcHandler = missing == 1 ? null : _handlers.InterruptDpcHandler;
        _handlers.DisableInterruptHandler = missing == 2 ? null : _handlers.DisableInterruptHandler;
        _handlers.EnableInterruptHandler = missing == 3 ? null : _handlers.EnableInterruptHandler;

        AssertRefused(NDIS_STATUS_INVALID_PARAMETER);
        Assert.That(
            _bench.Last<NdisMRegisterInterruptExCall>().Missing,
            Is.EqualTo(1ul << missing));
    }

    [TestCase(1, NDIS_STATUS_RESOURCES)]
    [TestCase(2, NDIS_STATUS_RESOURCE_CONFLICT)]
    [Ddi(TraceName.NdisMRegisterInterruptEx)]
    public void Register_Fails_WhereItIsChosen(int failure, NDIS_STATUS status)
    {
        _bench.Fail(TraceName.NdisMRegisterInterruptEx, failure);

        AssertRefused(status);
    }

    [Test]
    [Ddi(TraceName.NdisMRegisterInterruptEx)]
    public void Register_WithAWrongAdapter_IsRefusedAndMisuse()
    {
        Assert.That(Register(KernelBench.ForeignHandle), Is.EqualTo(NDIS_STATUS_FAILURE));

        Assert.That(
            _bench.Misuses(TraceName.NdisMRegisterInterruptEx), Is.EqualTo(new[] { "adapter Adapter Unknown" }));
        Assert.That(_bench.Acquired(ObjectKind.Interrupt), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMRegisterInterruptEx)]
    public void Handler_MayRunBeforeTheRegistrationReturns()
    {
        _bench.Choose(HostChoice.EarlyInterrupt, 1);

        Register();

        TraceEvent enter = _bench.Enters(TraceName.MiniportInterrupt).Single();
        Assert.That(enter.Sequence, Is.LessThan(_bench.Return(TraceName.NdisMRegisterInterruptEx).Sequence));
        Assert.That(enter.Irql, Is.EqualTo(DEVICE_LEVEL));
    }

    [Test]
    public void Line_ThatIsUpAtTheRegistration_IsServedAfterwards()
    {
        _bench.Device.Bus.SetInterruptLine(true);

        Register();
        int atReturn = _bench.Enters(TraceName.MiniportInterrupt).Count();
        _bench.Drain();

        Assert.That((atReturn, _bench.Enters(TraceName.MiniportInterrupt).Count()), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Handler_RunsAtDeviceLevel_OnTheChosenProcessor_WithTheContext([Values(0, 1)] int processor)
    {
        _bench.Choose(HostChoice.InterruptProcessor, processor);
        NDIS_HANDLE context = default;
        _handlers.InterruptHandler = (NDIS_HANDLE given, ref bool isDefault, ref uint targets) =>
        {
            context = given;
            return Claim(given, ref isDefault, ref targets);
        };
        Register();
        _bench.Device.Bus.SetInterruptLine(true);

        _bench.Drain();

        TraceEvent enter = _bench.Enters(TraceName.MiniportInterrupt).Single();
        Assert.That((enter.Irql, (int)enter.Processor), Is.EqualTo((DEVICE_LEVEL, processor)));
        Assert.That(context.Value, Is.EqualTo(Context));
        Assert.That(_bench.Exits(TraceName.MiniportInterrupt).Single().Result, Is.EqualTo(1));
    }

    [TestCase(true, true, 0u)]
    [TestCase(true, false, 2u)]
    [TestCase(false, true, 1u)]
    [TestCase(false, false, 3u)]
    public void Handler_ThatLeavesAnOutParameterUnset_IsSeen_AndQueuesNothing(
        bool setsDefault, bool setsTargets, ulong unset)
    {
        _handlers.InterruptHandler = (NDIS_HANDLE _, ref bool isDefault, ref uint targets) =>
        {
            _bench.Device.Bus.SetInterruptLine(false);
            if (setsDefault)
            {
                isDefault = false;
            }

            if (setsTargets)
            {
                targets = 0;
            }

            return true;
        };
        Register();
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.Drain();

        MiniportInterruptExit exit = _bench.Single<MiniportInterruptExit>();
        Assert.That(exit.Unset, Is.EqualTo(unset));
        Assert.That((exit.QueueDpc, exit.TargetProcessors), Is.EqualTo((false, 0u)));
        Assert.That(_bench.Enters(TraceName.MiniportInterruptDPC), Is.Empty);
    }

    [TestCase(true, true, 0u)]
    [TestCase(false, false, 3u)]
    public void Handler_QueuesTheDpcsOfItsOutParameters(bool recognized, bool queueDefault, uint targets)
    {
        _handlers.InterruptHandler = (NDIS_HANDLE context, ref bool isDefault, ref uint processors) =>
        {
            Claim(context, ref isDefault, ref processors);
            isDefault = queueDefault;
            processors = targets;
            return recognized;
        };
        Register();
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.Drain();

        MiniportInterruptExit exit = _bench.Single<MiniportInterruptExit>();
        Assert.That(exit.Result, Is.EqualTo(recognized));
        Assert.That(
            (exit.QueueDpc, exit.TargetProcessors, exit.Unset), Is.EqualTo((queueDefault, targets, 0u)));
        Assert.That(
            _bench.Enters(TraceName.MiniportInterruptDPC).Select(enter => (int)enter.Processor),
            Is.EqualTo(queueDefault ? new[] { 0 } : new[] { 0, 1 }));
    }

    [Test]
    public void Neighbour_OnTheLine_CallsTheHandler_ThoughTheDeviceIsSilent()
    {
        Register();
        _bench.InterruptOfNeighbour();
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.Drain();
        _bench.InterruptOfNeighbour();

        Assert.That(
            _bench.Each((MiniportInterruptEnter e) => e.WasRaised),
            Is.EqualTo(new[] { false, true, false }));
    }

    [Test]
    public void Neighbour_IsNotNoticed_WhileAServiceIsOnItsWay()
    {
        Register();
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.InterruptOfNeighbour();
        int before = _bench.Enters(TraceName.MiniportInterrupt).Count();
        _bench.Drain();

        Assert.That((before, _bench.Enters(TraceName.MiniportInterrupt).Count()), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Line_ThatNobodyClaims_IsLeftAloneInTheEnd()
    {
        _handlers.InterruptHandler = LineInterrupt.Ignore;
        Register();
        _bench.Device.Bus.SetInterruptLine(true);

        _bench.Drain();

        Assert.That(
            _bench.Each((MiniportInterruptEnter e) => e.WasRaised),
            Is.EqualTo(Enumerable.Repeat(true, MaximumUnclaimed)));
        Assert.That(_bench.Exits(TraceName.MiniportInterrupt).Select(e => e.Result), Is.All.Zero);
    }

    [Test]
    public void ServicesThatNobodyClaims_AreCountedAnew_AfterOneThatIsClaimed()
    {
        int services = 0;
        _handlers.InterruptHandler = (NDIS_HANDLE context, ref bool isDefault, ref uint targets) =>
        {
            LineInterrupt.Ignore(context, ref isDefault, ref targets);
            return ++services == 600;
        };
        Register();
        _bench.Device.Bus.SetInterruptLine(true);

        _bench.Drain();

        Assert.That(services, Is.EqualTo(600 + MaximumUnclaimed));
    }

    [Test]
    public void Line_ThatStaysUp_IsServedAgain_SoonerIfTheServiceWasClaimed()
    {
        int services = 0;
        _handlers.InterruptHandler = (NDIS_HANDLE context, ref bool isDefault, ref uint targets) =>
        {
            return ++services switch
            {
                1 => !LineInterrupt.Ignore(context, ref isDefault, ref targets),
                2 => LineInterrupt.Ignore(context, ref isDefault, ref targets),
                _ => Claim(context, ref isDefault, ref targets),
            };
        };
        Register();
        _bench.Device.Bus.SetInterruptLine(true);

        _bench.Drain();

        long[] times = [.. _bench.Enters(TraceName.MiniportInterrupt).Select(e => e.Time)];
        Assert.That(times, Has.Length.EqualTo(3));
        Assert.That(times[2] - times[1], Is.GreaterThan(10 * (times[1] - times[0])));
        Assert.That(times[1], Is.GreaterThan(times[0]));
    }

    [Test]
    [Ddi(TraceName.NdisMDeregisterInterruptEx)]
    public void Deregister_ReleasesTheInterrupt_AndTheLineIsServedNoMore()
    {
        Register();
        _bench.Device.Bus.SetInterruptLine(true);

        Ndis.NdisMDeregisterInterruptEx(_interrupt);
        _bench.Device.Bus.SetInterruptLine(false);
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.InterruptOfNeighbour();
        _bench.Drain();

        Assert.That(_bench.Released(ObjectKind.Interrupt), Is.EqualTo(_bench.Acquired(ObjectKind.Interrupt)));
        Assert.That(_bench.Enters(TraceName.MiniportInterrupt), Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisMDeregisterInterruptEx)]
    public void Deregister_Twice_IsMisuse()
    {
        Register();
        Ndis.NdisMDeregisterInterruptEx(_interrupt);
        Ndis.NdisMDeregisterInterruptEx(_interrupt);

        Assert.That(
            _bench.Misuses(TraceName.NdisMDeregisterInterruptEx),
            Is.EqualTo(new[] { "interrupt Interrupt Released" }));
        Assert.That(_bench.Released(ObjectKind.Interrupt), Has.Length.EqualTo(1));
    }

    [TestCase(true, PASSIVE_LEVEL, DEVICE_LEVEL)]
    [TestCase(false, DISPATCH_LEVEL, DEVICE_LEVEL)]
    [TestCase(true, HIGH_LEVEL, HIGH_LEVEL)]
    [Ddi(TraceName.NdisMSynchronizeWithInterruptEx)]
    public void Synchronize_RunsTheFunctionAtDeviceLevel_AndGivesItsValue(bool value, byte before, byte inside)
    {
        Register();
        using IrqlScope scope = _bench.At(before);
        (byte, ulong) seen = default;

        bool result = Ndis.NdisMSynchronizeWithInterruptEx(
            _interrupt,
            0,
            context =>
            {
                seen = (_bench.Irql, context.Value);
                return value;
            },
            new NDIS_HANDLE(5));

        Assert.That((result, _bench.Irql), Is.EqualTo((value, before)));
        Assert.That(seen, Is.EqualTo((inside, 5ul)));
        Assert.That(_bench.Enters(TraceName.MiniportSynchronizeInterrupt).Single().Irql, Is.EqualTo(inside));
        ulong expected = value ? 1u : 0;
        Assert.That(_bench.Exits(TraceName.MiniportSynchronizeInterrupt).Single().Result, Is.EqualTo(expected));
        Assert.That(_bench.Return(TraceName.NdisMSynchronizeWithInterruptEx).Result, Is.EqualTo(expected));
    }

    [Test]
    [Ddi(TraceName.NdisMSynchronizeWithInterruptEx)]
    public void Synchronize_KeepsTheHandlerOut()
    {
        Register();
        int inside = -1;

        Ndis.NdisMSynchronizeWithInterruptEx(
            _interrupt,
            0,
            _ =>
            {
                _bench.Device.Bus.SetInterruptLine(true);
                Ndis.NdisStallExecution(50);
                inside = _bench.Enters(TraceName.MiniportInterrupt).Count();
                return true;
            },
            default);
        _bench.Drain();

        Assert.That((inside, _bench.Enters(TraceName.MiniportInterrupt).Count()), Is.EqualTo((0, 1)));
    }

    [Test]
    [Ddi(TraceName.NdisMSynchronizeWithInterruptEx)]
    public void Synchronize_WithAWrongHandle_CallsNothing()
    {
        bool wasCalled = false;
        bool result = Ndis.NdisMSynchronizeWithInterruptEx(_bench.Adapter, 0, _ => wasCalled = true, default);

        Assert.That((result, wasCalled), Is.EqualTo((false, false)));
        Assert.That(
            _bench.Misuses(TraceName.NdisMSynchronizeWithInterruptEx),
            Is.EqualTo(new[] { "interrupt Interrupt Live" }));
        Assert.That(_bench.Return(TraceName.NdisMSynchronizeWithInterruptEx).Result, Is.Zero);
    }

    [Test]
    public void Handlers_ThatThrow_StopTheMachine([Values] bool isNullReference, [Values(0, 1, 2)] int handler)
    {
        Exception fault = isNullReference ? new NullReferenceException() : new InvalidOperationException();
        _handlers.InterruptHandler = handler == 0
            ? (NDIS_HANDLE _, ref bool _, ref uint _) => throw fault
            : _handlers.InterruptHandler;
        _handlers.InterruptDpcHandler = (_, _, _, _) => throw fault;
        Register();

        uint code = KernelBench.BugCheckOf(() =>
        {
            switch (handler)
            {
                case 0:
                    _bench.Device.Bus.SetInterruptLine(true);
                    break;
                case 1:
                    Ndis.NdisMQueueDpc(_interrupt, 0, 0, default);
                    break;
                default:
                    Ndis.NdisMSynchronizeWithInterruptEx(_interrupt, 0, _ => throw fault, default);
                    break;
            }

            _bench.Drain();
        });

        Assert.That(code, Is.EqualTo(isNullReference ? 0xD1 : 0x1E));
        Assert.That(_bench.Single<CrashEvent>().Code, Is.EqualTo(code));
    }

    /// <summary>Lowers the line and claims the interrupt.</summary>
    private bool Claim(NDIS_HANDLE context, ref bool queueDefault, ref uint targets)
    {
        _bench.Device.Bus.SetInterruptLine(false);
        queueDefault = false;
        targets = 0;
        return true;
    }

    private NDIS_STATUS Register(NDIS_HANDLE? adapter = null)
        => Ndis.NdisMRegisterInterruptEx(
            adapter ?? _bench.Adapter, new NDIS_HANDLE(Context), ref _handlers, out _interrupt);

    private void AssertRefused(NDIS_STATUS status)
    {
        Assert.That(Register(), Is.EqualTo(status));
        Assert.That(_interrupt == null);
        Assert.That(_bench.Acquired(ObjectKind.Interrupt), Is.Empty);
        Assert.That(
            _bench.Last<NdisMRegisterInterruptExReturn>().Handle,
            Is.EqualTo(TraceObject.Null(ObjectKind.Interrupt)));
    }
}
