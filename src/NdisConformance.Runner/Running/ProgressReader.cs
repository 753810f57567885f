using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Runner;

/// <summary>How far a driver got, from a trace.</summary>
internal sealed class ProgressReader
{
    // Shorter frames are runts, which a NIC may drop.
    private const uint MinimumFrameBytes = 60;

    // Lists of the driver that were sent while it ran, and that nothing interrupted yet.
    private readonly HashSet<TraceObject> _open = [];

    // When each MiniportInterruptDPC that runs began, by its sequence.
    private readonly Dictionary<long, long> _dpcs = [];
    private long _longestDpc;
    private Count _loads;
    private Count _initializations;
    private Count _restarts;
    private Count _sends;
    private Count _frames;
    private bool _isRefused;
    private bool _isRemoved;
    private bool _isLinkDown;

    private ProgressReader()
    {
    }

    public static Progress Read(TraceStore trace)
    {
        ProgressReader reader = new();
        for (int i = 0; i < trace.Count; i++)
        {
            reader.See(in trace[i]);
        }

        return new Progress
        {
            Loads = reader._loads.Tally,
            Initializations = reader._initializations.Tally,
            Restarts = reader._restarts.Tally,
            Sends = reader._isRefused
                ? new Tally(reader._sends.Succeeded, reader._sends.Succeeded)
                : reader._sends.Tally,
            Frames = reader._frames.Tally,
            LongestDpcMicroseconds = reader._longestDpc / TimeUnits.TicksPerMicrosecond,
        };
    }

    private void See(in TraceEvent e)
    {
        switch (e.Name)
        {
            case TraceName.DriverEntry when e.Kind == TraceKind.Exit:
                _loads.Add(new DriverEntryExit(in e).Result);
                break;
            case TraceName.MiniportInitializeEx when e.Kind == TraceKind.Exit:
                _initializations.Add(new MiniportInitializeExExit(in e).Result);
                break;
            case TraceName.MiniportRestart when e.Kind == TraceKind.Exit:
                _restarts.Add(new MiniportRestartExit(in e).Result);
                break;
            case TraceName.NdisMRestartComplete when e.Kind == TraceKind.Call:
                _restarts.Add(new NdisMRestartCompleteCall(in e).Status);
                break;
            case TraceName.MiniportInterruptDPC when e.Kind == TraceKind.Enter:
                _dpcs[e.Sequence] = e.Time;
                break;
            case TraceName.MiniportInterruptDPC when e.Kind == TraceKind.Exit && _dpcs.Remove(e.Begin, out long begun):
                _longestDpc = Math.Max(_longestDpc, e.Time - begun);
                break;
            case TraceName.SendSubmitted:
                OnSubmitted(new SendSubmittedEvent(in e), e.State);
                break;
            case TraceName.SendCompleted:
                OnCompleted(new SendCompletedEvent(in e));
                break;
            case TraceName.NdisMAllocateNetBufferSGList when e.Kind == TraceKind.Return:
                _isRefused |= new NdisMAllocateNetBufferSGListReturn(in e).Result != NDIS_STATUS_SUCCESS;
                break;
            case TraceName.WireReceive when e.State == AdapterState.Running:
                OnArrived(new WireReceiveEvent(in e));
                break;
            case TraceName.LinkChanged:
                _isLinkDown = !new LinkChangedEvent(in e).Up;
                _open.Clear();
                break;
            case TraceName.ReceiveIndicated:
                _frames.Succeeded++;
                break;
            case var _ when TrafficReader.Interrupts(in e):
                _open.Clear();
                _isRemoved |= e.Name == TraceName.MiniportDevicePnPEventNotify
                    && new MiniportDevicePnPEventNotifyEnter(in e).Event
                        == (uint)NDIS_DEVICE_PNP_EVENT.NdisDevicePnPEventSurpriseRemoved;
                break;
            default:
                SeeNdis5(e);
                break;
        }
    }

    private void SeeNdis5(in TraceEvent e)
    {
        switch (e.Name)
        {
            case TraceName.MiniportInitialize when e.Kind == TraceKind.Exit:
                _initializations.Add(new MiniportInitializeExit(in e).Result);
                break;
            case TraceName.MiniportPnPEventNotify when e.Kind == TraceKind.Enter:
                _isRemoved |= new MiniportPnPEventNotifyEnter(in e).Event
                    == (uint)NDIS_DEVICE_PNP_EVENT.NdisDevicePnPEventSurpriseRemoved;
                _open.Clear();
                break;
            case TraceName.MiniportHalt or TraceName.MiniportReset:
                _open.Clear();
                break;
            case TraceName.PacketSubmitted when !_isRemoved && !_isLinkDown:
                _open.Add(new PacketSubmittedEvent(in e).Packet.Identity);
                break;
            case TraceName.PacketCompleted when _open.Remove(new PacketCompletedEvent(in e).Packet.Identity):
                _sends.Add(new PacketCompletedEvent(in e).Status);
                break;
            case TraceName.PacketIndicated:
                _frames.Succeeded++;
                break;
        }
    }

    private void OnArrived(WireReceiveEvent arrived)
        => _frames.Tried +=
            arrived.Length >= MinimumFrameBytes && arrived.Audience != FrameAudience.NotAdmitted ? 1 : 0;

    private void OnSubmitted(SendSubmittedEvent submitted, AdapterState state)
    {
        if (submitted.NbIndex == 0 && state == AdapterState.Running && !_isRemoved && !_isLinkDown)
        {
            _open.Add(submitted.Nbl.Identity);
        }
    }

    private void OnCompleted(SendCompletedEvent completed)
    {
        if (_open.Remove(completed.Nbl.Identity))
        {
            _sends.Add(completed.Status);
        }
    }

    private struct Count
    {
        public long Tried;

        public long Succeeded;

        public readonly Tally Tally => new(Tried, Succeeded);

        /// <summary>A callback that goes on later is counted when it ends.</summary>
        public void Add(NDIS_STATUS status)
        {
            Tried += status == NDIS_STATUS_PENDING ? 0 : 1;
            Succeeded += status == NDIS_STATUS_SUCCESS ? 1 : 0;
        }
    }
}
