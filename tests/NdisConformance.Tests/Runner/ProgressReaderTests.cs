using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Trace;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class ProgressReaderTests
{
    private static readonly TraceObject Adapter = new(ObjectKind.Adapter, 1);

    [Test]
    public void Callbacks_CountWhenTheyEnd()
    {
        Progress progress = Read(trace =>
        {
            trace.DriverEntryExit(trace.DriverEntryEnter(), NDIS_STATUS_SUCCESS);
            trace.MiniportInitializeExExit(trace.MiniportInitializeExEnter(Adapter), NDIS_STATUS_FAILURE);
            trace.MiniportInitializeExExit(trace.MiniportInitializeExEnter(Adapter), NDIS_STATUS_SUCCESS);
            trace.MiniportRestartExit(trace.MiniportRestartEnter(Adapter), NDIS_STATUS_PENDING);
            trace.NdisMRestartCompleteReturn(
                trace.NdisMRestartCompleteCall(Adapter, NDIS_STATUS_RESOURCES, pending: true));
        });

        Assert.That(progress.Loads, Is.EqualTo(new Tally(1, 1)));
        Assert.That(progress.Initializations, Is.EqualTo(new Tally(2, 1)));
        Assert.That(progress.Restarts, Is.EqualTo(new Tally(1, 0)));
    }

    [Test]
    public void Sends_CountWhenTheyAreComplete_OncePerList()
        => Assert.That(
            Read(trace =>
            {
                Send(trace, 1, frames: 3);
                Send(trace, 2);
                Send(trace, 3);
                Complete(trace, 1, NDIS_STATUS_SUCCESS);
                Complete(trace, 2, NDIS_STATUS_FAILURE);
            }).Sends,
            Is.EqualTo(new Tally(2, 1)));

    [Test]
    public void TheLongestDpc_IsMeasured()
        => Assert.That(
            Read(trace =>
            {
                foreach (long ticks in new long[] { 70, 300, 20 })
                {
                    TraceMark dpc = trace.MiniportInterruptDPCEnter(new TraceObject(ObjectKind.Interrupt, 1), 0);
                    trace.Time += ticks;
                    trace.MiniportInterruptDPCExit(dpc, moreNblsPending: false);
                }
            }).LongestDpcMicroseconds,
            Is.EqualTo(30));

    [TestCase(AdapterState.Paused)]
    [TestCase(AdapterState.Pausing)]
    public void ASend_ThatComesWhileTheAdapterDoesNotRun_DoesNotCount(AdapterState state)
        => Assert.That(
            Read(trace =>
            {
                trace.State = state;
                Send(trace, 1);
                Complete(trace, 1, NDIS_STATUS_PAUSED);
            }).Sends,
            Is.EqualTo(Tally.None));

    [TestCase(2u, 0)]
    [TestCase(5u, 1)]
    public void ASend_ThatComesAfterTheNoticeOfRemoval_DoesNotCount(uint pnpEvent, int counted)
        => Assert.That(
            Read(trace =>
            {
                trace.MiniportDevicePnPEventNotifyExit(trace.MiniportDevicePnPEventNotifyEnter(Adapter, pnpEvent));
                Send(trace, 1);
                Complete(trace, 1, NDIS_STATUS_NOT_ACCEPTED);
            }).Sends,
            Is.EqualTo(new Tally(counted, 0)));

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void ASend_WithoutALink_DoesNotCount(bool isUp, int counted)
        => Assert.That(
            Read(trace =>
            {
                trace.LinkChanged(Adapter, up: false, speed: 0);
                trace.LinkChanged(Adapter, isUp, speed: 0);
                Send(trace, 1);
                Complete(trace, 1, NDIS_STATUS_FAILURE);
            }).Sends,
            Is.EqualTo(new Tally(counted, 0)));

    [TestCase(FrameAudience.NotAdmitted, 60u, 0)]
    [TestCase(FrameAudience.Everybody, 60u, 1)]
    [TestCase(FrameAudience.Everybody, 59u, 0)]
    public void AFrame_CountsIfItIsAdmittedAndNoRunt(FrameAudience audience, uint length, int counted)
        => Assert.That(
            Read(trace => trace.WireReceive(new TraceObject(ObjectKind.Frame, 1), length, audience)).Frames,
            Is.EqualTo(new Tally(counted, 0)));

    [Test]
    public void ASend_ThatIsInterrupted_DoesNotCount()
        => Assert.That(
            Read(trace =>
            {
                Send(trace, 1);
                trace.MiniportCancelSendExit(trace.MiniportCancelSendEnter(Adapter, cancelId: 1));
                Complete(trace, 1, NDIS_STATUS_SEND_ABORTED);
            }).Sends,
            Is.EqualTo(Tally.None));

    [Test]
    public void ASend_MayFail_WhereAMappingRequestWasRefused()
    {
        void Refuse(EventWriter trace) => trace.NdisMAllocateNetBufferSGListReturn(
            trace.NdisMAllocateNetBufferSGListCall(
                new TraceObject(ObjectKind.Dma, 1),
                new TraceObject(ObjectKind.Nb, 10),
                context: default,
                flags: 0,
                buffer: default,
                bufferSize: 0,
                nbl: default,
                SgRole.Send,
                dataLength: 60,
                currentMdlOffset: 0,
                dataOffset: 0,
                bufferOffset: 0,
                bufferAvailable: 0),
            NDIS_STATUS_RESOURCES,
            sg: default,
            Shortage.None);

        Assert.That(
            Read(trace =>
            {
                Send(trace, 1);
                Refuse(trace);
                Complete(trace, 1, NDIS_STATUS_RESOURCES);
                Send(trace, 2);
                Complete(trace, 2, NDIS_STATUS_SUCCESS);
            }).Sends,
            Is.EqualTo(new Tally(1, 1)));
    }

    [Test]
    public void Frames_CountWhileTheAdapterRuns_IfTheyAreNoRunts()
        => Assert.That(
            Read(trace =>
            {
                Receive(trace, 60);
                Receive(trace, 59);
                trace.State = AdapterState.Paused;
                Receive(trace, 60);
            }).Frames,
            Is.EqualTo(new Tally(1, 0)));

    private static Progress Read(Action<EventWriter> write) => ProgressReader.Read(EventWriter.Of(trace =>
    {
        trace.State = AdapterState.Running;
        write(trace);
    }).Store);

    private static void Send(EventWriter trace, uint nbl, uint frames = 1)
    {
        for (uint i = 0; i < frames; i++)
        {
            trace.SendSubmitted(
                new TraceObject(ObjectKind.Nbl, nbl),
                new TraceObject(ObjectKind.Nb, (10 * nbl) + i),
                nblIndex: 0,
                nbIndex: i,
                dataLength: 60,
                currentMdlOffset: 0,
                dataOffset: 0,
                cancelId: 1,
                mdls: 1);
        }
    }

    private static void Complete(EventWriter trace, uint nbl, NDIS_STATUS status)
        => trace.SendCompleted(
            new TraceObject(ObjectKind.Nbl, nbl), status, OwnerCode.Miniport, index: 0, chainIntact: true);

    private static void Receive(EventWriter trace, uint length)
        => trace.WireReceive(new TraceObject(ObjectKind.Frame, 1), length, FrameAudience.Everybody);
}
