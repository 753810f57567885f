using NdisConformance.Contract;
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
    private readonly Dictionary<TraceObject, (Send Send, ulong Index)> _frames = [];
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

    private void See(in TraceEvent e)
    {
        switch (e.Name)
        {
            case TraceName.SendSubmitted:
                OnSubmitted(e);
                break;
            case TraceName.SendCompleted:
                OnCompleted(e);
                break;
            case TraceName.WireTransmit:
                OnTransmit(e);
                break;
            case TraceName.SgMapped when _frames.TryGetValue(e.Object(1).Identity, out (Send Send, ulong Index) frame):
                frame.Send.Elements = Math.Max(frame.Send.Elements, e[2]);
                break;
            case TraceName.NdisMAllocateNetBufferSGList when e.Kind == TraceKind.Return:
                _isRefused |= (NDIS_STATUS)(uint)e.Result != NDIS_STATUS_SUCCESS;
                break;
            case TraceName.MiniportCancelSend or TraceName.MiniportPause or TraceName.MiniportDevicePnPEventNotify
                or TraceName.MiniportHaltEx or TraceName.MiniportShutdownEx when e.Kind == TraceKind.Enter:
                foreach (Send send in _open.Values)
                {
                    send.WasInterrupted = true;
                }

                break;
        }
    }

    private void OnSubmitted(in TraceEvent e)
    {
        if (e[3] == 0)
        {
            Send send = new() { WasInterrupted = e.State != AdapterState.Running };
            _sends.Add(send);
            _open[e.Object(0).Identity] = send;
        }

        if (_open.TryGetValue(e.Object(0).Identity, out Send? owner))
        {
            _frames[e.Object(1).Identity] = (owner, e[3]);
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        if (_open.Remove(e.Object(0).Identity, out Send? send))
        {
            NDIS_STATUS status = (NDIS_STATUS)(uint)e[1];
            send.HasFailed = status != NDIS_STATUS_SUCCESS;
            send.Outcome.Add("completed with " + TraceText.Status(status));
        }
    }

    private void OnTransmit(in TraceEvent e)
    {
        string what = Invariant($"{e[1]} bytes, {(WireMatch)e[4]}");
        if (_frames.TryGetValue(e.Object(2).Identity, out (Send Send, ulong Index) frame))
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
