using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>What is alive where it should not be any more is reported, once, and nothing else is.</summary>
[TestFixture]
internal sealed class LedgerTests
{
    private KernelBench _bench = null!;

    [SetUp]
    public void Make()
    {
        _bench = new KernelBench();
        _bench.Driver.Characteristics.UnloadHandler =
            _ => _bench.Ndis.NdisMDeregisterMiniportDriver(_bench.Driver.Handle);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.Kinds))]
    public void Resource_ThatOutlivesItsAdapter_IsReportedAtHalt_AndNotAgainAtUnload(ObjectKind kind)
    {
        _bench.Driver.OnInitialize = () => DriverResource.Acquire(_bench, kind);
        _bench.Start().Halt();
        TraceObject acquired = _bench.Acquired(kind).Single();

        Assert.That(_bench.Leaked(Checkpoint.Halt).Count(item => item == acquired), Is.EqualTo(1));
        _bench.Unload();
        Assert.That(_bench.Leaked(Checkpoint.Unload), Is.Empty);
    }

    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.Kinds))]
    public void Resource_ThatWasReleased_IsNotReported(ObjectKind kind)
    {
        _bench.Driver.OnInitialize = () => DriverResource.Acquire(_bench, kind)();
        _bench.Start().Halt();
        _bench.Unload();

        Assert.That(_bench.Released(kind), Is.EqualTo(_bench.Acquired(kind)).And.Length.EqualTo(1));
        Assert.That(_bench.Facts(TraceName.Leaked), Is.Empty);
        Assert.That(_bench.Facts(TraceName.HandleMisuse), Is.Empty);
    }

    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.KindsOfDriver))]
    public void Resource_OfTheDriver_IsReportedAtUnload_AndNotAtHalt(ObjectKind kind)
    {
        _bench.Driver.OnRegistered = () => DriverResource.Acquire(_bench, kind);
        _bench.Start().Halt();
        Assert.That(_bench.Facts(TraceName.Leaked), Is.Empty);

        _bench.Unload();
        Assert.That(_bench.Leaked(Checkpoint.Unload), Has.Exactly(1).EqualTo(_bench.Acquired(kind).Single()));
    }

    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.Kinds))]
    public void Resource_OfAFailedInitialization_IsReportedThere_AndNotAgain(ObjectKind kind)
    {
        _bench.Driver.OnInitialize = () => DriverResource.Acquire(_bench, kind);
        _bench.Driver.InitializeStatus = NDIS_STATUS_FAILURE;
        _bench.Start();
        _bench.Unload();

        Assert.That(
            _bench.Leaked(Checkpoint.FailedInitialize), Has.Exactly(1).EqualTo(_bench.Acquired(kind).Single()));
        Assert.That(_bench.Leaked(Checkpoint.Unload), Is.Empty);
    }

    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.KindsOfDriver))]
    public void Resource_OfAFailedDriverEntry_IsReportedThere(ObjectKind kind)
    {
        _bench.Driver.Characteristics.MajorNdisVersion = 5;
        _bench.Driver.OnRegistered = () => DriverResource.Acquire(_bench, kind);
        _bench.Load();

        Assert.That(
            _bench.Leaked(Checkpoint.FailedDriverEntry), Has.Exactly(1).EqualTo(_bench.Acquired(kind).Single()));
    }

    [Test]
    public void Driver_ThatIsNotDeregistered_IsReportedAtUnload()
    {
        _bench.Driver.Characteristics.UnloadHandler = _ => { };
        _bench.Load();
        _bench.Unload();

        Assert.That(_bench.Leaked(Checkpoint.Unload), Is.EqualTo(_bench.Acquired(ObjectKind.Driver)));
        Assert.That(_bench.HasDriver, Is.False);
    }

    [Test]
    public void Reports_ComeInTheOrderOfTheAcquisitions_AndNameThem()
    {
        _bench.Driver.OnInitialize = () =>
        {
            foreach (ObjectKind kind in DriverResource.Kinds.Reverse().Where(kind => kind != ObjectKind.Dma))
            {
                DriverResource.Acquire(_bench, kind);
            }
        };
        _bench.Start().Halt();

        var acquired = _bench.Facts(TraceName.Acquired)
            .Select(fact => (fact.Subject, fact.Sequence))
            .Where(pair => pair.Subject.Kind != ObjectKind.Driver);
        var leaked = _bench.Each((LeakedEvent fact) => (fact.Object, fact.Acquired));
        Assert.That(leaked, Is.EqualTo(acquired));
    }

    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.Kinds))]
    public void SecondAdapter_AnswersForItsOwnResourcesOnly(ObjectKind kind)
    {
        _bench.Driver.OnInitialize = () => DriverResource.Acquire(_bench, kind);
        _bench.Start().Halt();
        _bench.Initialize();
        _bench.Halt();

        Assert.That(_bench.Acquired(kind), Has.Length.EqualTo(2));
        Assert.That(
            _bench.Leaked(Checkpoint.Halt).Where(item => item.Kind == kind), Is.EqualTo(_bench.Acquired(kind)));
    }

    /// <summary>As many as the host first has room for, so that a step beyond its records is seen.</summary>
    [TestCaseSource(typeof(DriverResource), nameof(DriverResource.KindsOfDriver))]
    public void ManyResources_AreReportedAndForgotten(ObjectKind kind)
    {
        const int Count = 256;
        _bench.Driver.OnInitialize = () =>
        {
            for (int i = 0; i < Count; i++)
            {
                DriverResource.Acquire(_bench, kind);
            }
        };
        _bench.Start().Halt();
        _bench.Unload();

        Assert.That(_bench.Leaked(Checkpoint.Halt).Count(item => item.Kind == kind), Is.EqualTo(Count));
        Assert.That(_bench.Leaked(Checkpoint.Unload), Is.Empty);
    }

    [Test]
    public void Send_ThatIsOutstandingAtHalt_IsNoResourceOfTheDriver_AndCanStillBeCompleted()
    {
        NET_BUFFER_LIST list = _bench.Start(isRunning: true).Send();
        _bench.Pause();
        _bench.Halt();
        _bench.Ndis.NdisMSendNetBufferListsComplete(_bench.Adapter, list, 0);

        Assert.That(_bench.Facts(TraceName.Leaked), Is.Empty);
        SendCompletedEvent completed = _bench.Single<SendCompletedEvent>();
        Assert.That(completed.Owner, Is.EqualTo(OwnerCode.Miniport));
    }

    [Test]
    public void Handles_AreDead_OnceTheirLeakWasReported()
    {
        _bench.Driver.OnInitialize = () => DriverResource.Acquire(_bench, ObjectKind.Interrupt);
        _bench.Start().Halt();
        _bench.Device.Bus.SetInterruptLine(true);
        _bench.Drain();
        _bench.Ndis.NdisMPauseComplete(_bench.Adapter);

        Assert.That(_bench.Enters(TraceName.MiniportInterrupt), Is.Empty);
        Assert.That(
            _bench.Misuses(TraceName.NdisMPauseComplete), Is.EqualTo(new[] { "adapter Adapter Released" }));
    }
}
