using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Testbed;

/// <summary>A scenario posts a stimulus and goes on: it happens where a choice or a wait lets it.</summary>
[TestFixture]
internal sealed class StimulusTests
{
    private readonly ReusableTestbed _testbed = new();
    private TestbedSession _session = null!;

    private IEnumerable<TraceEvent> Events
        => Enumerable.Range(0, _session.Trace.Count).Select(index => _session.Trace[index]);

    [SetUp]
    public void Start()
    {
        _session = new TestbedSession(
            _testbed,
            new TestbedSetup
            {
                Choices = choices => choices.AtSite(
                    (int)HostChoice.Boundary,
                    (uint)TraceName.NdisMSendNetBufferListsComplete,
                    1,
                    (int)BoundaryAlternative.Item),
            },
            ReferenceDriver.Create,
            new ScenarioRunOptions());
        _session.Start();
    }

    [TearDown]
    public void End() => _session.Dispose();

    [OneTimeTearDown]
    public void Free() => _testbed.Dispose();

    [Test]
    public void Send_HappensOnTheOtherProcessor_WhileACompletionIsReported()
    {
        Stimulus send = _session.Stimuli.Send(new SendRequest { Irql = DISPATCH_LEVEL }.Add(Shapes.Large));
        _session.Offer(send, processor: 1);
        _session.Send(Shapes.Large);
        _session.RunUntilIdle();

        TraceEvent completion = Events.First(
            e => e is { Name: TraceName.NdisMSendNetBufferListsComplete, Kind: TraceKind.Call });
        TraceEvent inside = Events.Last(
            e => e is { Name: TraceName.MiniportSendNetBufferLists, Kind: TraceKind.Enter });
        TraceEvent end = Events.First(
            e => e is { Name: TraceName.NdisMSendNetBufferListsComplete, Kind: TraceKind.Return });
        Assert.Multiple(() =>
        {
            Assert.That(inside.Sequence, Is.InRange(completion.Sequence, end.Sequence));
            Assert.That((inside.Processor, completion.Processor), Is.EqualTo(((byte)1, (byte)0)));
            Assert.That(inside.Activity, Is.Not.EqualTo(completion.Activity));
            Assert.That(end.Activity, Is.EqualTo(completion.Activity));
            Assert.That(_session.Rules.Findings, Is.Empty);
        });
    }

    [Test]
    public void OfferedStimulus_HappensWhenItIsAwaited_AndMovesNoTime()
    {
        HostStimulus<OidQuestion> request = _session.Stimuli.RequestOid(OidQuestion.Query(1, 4));
        _session.Offer(request);
        _session.RunUntilIdle();
        long before = _session.Now;
        Assert.That(request.IsPending);

        _session.Await(request);

        Assert.That((request.IsPending, _session.Now), Is.EqualTo((false, before)));
    }

    /// <summary>What comes round for ever, as a check for a hang does, does not keep it back.</summary>
    [Test]
    public void OfferedStimulus_HappensWhenItIsAwaited_AlthoughWorkInTheBackgroundIsLeft()
    {
        HostStimulus<OidQuestion> request = _session.Stimuli.RequestOid(OidQuestion.Query(1, 4));
        Again again = new(_session.Host.Machine.Events);
        _session.Offer(request);

        _session.Await(request);

        Assert.That((request.IsPending, again.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void PostedStimulus_HappensWhenTimePasses_AndSaysItsStatus()
    {
        HostStimulus<OidQuestion> request = _session.Stimuli.RequestOid(OidQuestion.Query(1, 4));
        _session.Post(request, processor: 1);
        Assert.That((request.IsPending, request.Status), Is.EqualTo((true, NDIS_STATUS_PENDING)));

        _session.RunFor(1);

        Assert.That((request.IsPending, request.Status), Is.EqualTo((false, NDIS_STATUS_NOT_SUPPORTED)));
        TraceEvent enter = Events.Last(
            e => e is { Name: TraceName.MiniportOidRequest, Kind: TraceKind.Enter });
        Assert.That(enter.Processor, Is.EqualTo(1));
    }

    /// <summary>Work in the background that asks for itself again.</summary>
    private sealed class Again : IMachineTarget
    {
        private readonly EventQueue _events;

        public Again(EventQueue events)
        {
            _events = events;
            Schedule();
        }

        public int Count { get; private set; }

        public void OnMachineEvent(uint cookie, ulong argument)
        {
            Count++;
            Schedule();
        }

        private void Schedule()
            => _events.Schedule(_events.Now + 10, 0, PASSIVE_LEVEL, this, cookie: 0, isBackground: true);
    }
}
