using NdisConformance.Results;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Runner;

/// <summary>
/// What a trace says about the wire and about completions. Sends and frames are counted in the order in which the
/// driver got them, so that the same traffic reads the same whatever else the trace holds.
/// </summary>
internal sealed class TrafficReader
{
    private readonly List<Send> _sends = [];
    private readonly List<string> _others = [];
    private readonly Dictionary<TraceObject, Send> _open = [];
    private readonly Dictionary<TraceObject, (Send Send, uint Index)> _frames = [];
    private bool _isRefused;

    private TrafficReader()
    {
    }

    public static Traffic Read(TraceStore trace)
    {
        TrafficReader reader = new();
        for (int i = 0; i < trace.Count; i++)
        {
            reader.See(trace[i]);
        }

        reader._others.Sort(StringComparer.Ordinal);
        return new Traffic
        {
            Sends = [.. reader._sends.Select(send => send.Result())],
            Others = reader._others,
            WasShort = reader._isRefused && reader._sends.Exists(send => send.HasFailed),
        };
    }

    /// <summary>True if the driver may fail the sends that it has not completed yet.</summary>
    public static bool Interrupts(in TraceEvent e) => e.Kind == TraceKind.Enter && e.Name
        is TraceName.MiniportCancelSend or TraceName.MiniportPause or TraceName.MiniportDevicePnPEventNotify
            or TraceName.MiniportHaltEx or TraceName.MiniportShutdownEx;

    private void See(in TraceEvent e)
    {
        switch (e.Name)
        {
            case TraceName.SendSubmitted:
                OnSubmitted(new SendSubmittedEvent(in e), e.State);
                break;
            case TraceName.SendCompleted:
                OnCompleted(new SendCompletedEvent(in e));
                break;
            case TraceName.WireTransmit:
                OnTransmit(new WireTransmitEvent(in e));
                break;
            case TraceName.SgMapped:
                OnMapped(new SgMappedEvent(in e));
                break;
            case TraceName.NdisMAllocateNetBufferSGList when e.Kind == TraceKind.Return:
                _isRefused |= new NdisMAllocateNetBufferSGListReturn(in e).Result != NDIS_STATUS_SUCCESS;
                break;
            case var _ when Interrupts(in e):
                foreach (Send send in _open.Values)
                {
                    send.WasInterrupted = true;
                }

                break;
        }
    }

    private void OnSubmitted(SendSubmittedEvent submitted, AdapterState state)
    {
        if (submitted.NbIndex == 0)
        {
            Send send = new() { WasInterrupted = state != AdapterState.Running };
            _sends.Add(send);
            _open[submitted.Nbl.Identity] = send;
        }

        if (_open.TryGetValue(submitted.Nbl.Identity, out Send? owner))
        {
            _frames[submitted.Nb.Identity] = (owner, submitted.NbIndex);
        }
    }

    private void OnMapped(SgMappedEvent mapped)
    {
        if (_frames.TryGetValue(mapped.Nb.Identity, out (Send Send, uint Index) frame))
        {
            frame.Send.Elements = Math.Max(frame.Send.Elements, mapped.Elements);
        }
    }

    private void OnCompleted(SendCompletedEvent completed)
    {
        if (_open.Remove(completed.Nbl.Identity, out Send? send))
        {
            send.HasFailed = completed.Status != NDIS_STATUS_SUCCESS;
            send.Outcome.Add("completed with " + TraceText.Status(completed.Status));
        }
    }

    private void OnTransmit(WireTransmitEvent transmitted)
    {
        string what = Invariant($"{transmitted.Length} bytes, {transmitted.Match}");
        if (_frames.TryGetValue(transmitted.Nb.Identity, out (Send Send, uint Index) frame))
        {
            frame.Send.Outcome.Add(Invariant($"frame {frame.Index + 1} of {what}"));
        }
        else
        {
            _others.Add("a frame of " + what);
        }
    }

    private sealed class Send
    {
        public List<string> Outcome { get; } = [];

        public bool HasFailed { get; set; } = true;

        public bool WasInterrupted { get; set; }

        public ulong Elements { get; set; }

        public SentList Result()
        {
            Outcome.Sort(StringComparer.Ordinal);
            return new SentList
            {
                Outcome = Outcome,
                HasFailed = HasFailed,
                WasInterrupted = WasInterrupted,
                Elements = Elements,
            };
        }
    }
}
