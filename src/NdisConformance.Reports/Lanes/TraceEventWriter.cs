using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Writes a trace as trace events, one JSON object each, in the order of their time.</summary>
internal sealed class TraceEventWriter
{
    private readonly RunTrace _trace;
    private readonly ObjectLives _lives;
    private readonly List<string> _events = [];
    private readonly Dictionary<Lane, Stack<TraceLine>> _open = [];
    private readonly Dictionary<long, Lane> _lanes = [];

    public TraceEventWriter(RunTrace trace)
    {
        _trace = trace;
        _lives = new ObjectLives(trace.Lines);
    }

    public IReadOnlyList<string> Write()
    {
        foreach (int processor in _trace.Lines.Select(line => line.Processor).Distinct().Order())
        {
            _events.Add(TraceEventJson.ProcessName(Lane.ProcessOf(processor), $"processor {processor}"));
        }

        foreach (Lane lane in _trace.Lines.Select(Lane.Of).Distinct().Order())
        {
            _events.Add(TraceEventJson.ThreadName(lane));
        }

        _events.Add(TraceEventJson.ProcessName(Lane.Objects, "objects"));
        for (int index = 0; index < _trace.Lines.Count; index++)
        {
            TraceLine line = _trace.Lines[index];
            foreach (ObjectLife life in _lives.BornAt(index))
            {
                _events.Add(TraceEventJson.Life("b", life, line));
            }

            Add(line);
            foreach (ObjectLife life in _lives.EndedAt(index))
            {
                _events.Add(TraceEventJson.Life("e", life, line));
            }
        }

        CloseAll();
        return _events;
    }

    private void Add(TraceLine line)
    {
        switch (line.Kind)
        {
            case "call" or "enter":
                Lane lane = Lane.Of(line);
                _lanes[line.Sequence] = lane;
                Open(lane).Push(line);
                _events.Add(TraceEventJson.Begin(lane, line));
                break;
            case "return" or "exit":
                End(line);
                break;
            default:
                _events.Add(TraceEventJson.Instant(Lane.Of(line), line));
                break;
        }
    }

    /// <summary>
    /// Ends a span in the lane in which it began: the IRQL may be another one now. What a crash left open above it ends
    /// with it. A part of a trace may have ends without a begin; they are left out.
    /// </summary>
    private void End(TraceLine end)
    {
        if (!_lanes.Remove(end.Begin, out Lane lane))
        {
            return;
        }

        Stack<TraceLine> open = Open(lane);
        while (open.TryPop(out TraceLine? begin))
        {
            bool isIt = begin.Sequence == end.Begin;
            _events.Add(TraceEventJson.End(lane, begin, end.Time, isIt ? end : null));
            if (isIt)
            {
                return;
            }

            _lanes.Remove(begin.Sequence);
        }
    }

    private void CloseAll()
    {
        foreach (Lane lane in _open.Keys.Order())
        {
            while (_open[lane].TryPop(out TraceLine? begin))
            {
                _events.Add(TraceEventJson.End(lane, begin, _trace.Lines[^1].Time, end: null));
            }
        }
    }

    private Stack<TraceLine> Open(Lane lane)
    {
        if (!_open.TryGetValue(lane, out Stack<TraceLine>? open))
        {
            _open.Add(lane, open = []);
        }

        return open;
    }
}
