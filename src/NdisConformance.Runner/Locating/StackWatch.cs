using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Looks at the driver's stack at the events that the findings of a repeated run name.</summary>
internal sealed class StackWatch : ITraceSink
{
    private readonly HashSet<long> _wanted = [];
    private readonly Dictionary<long, Seen> _seen = [];

    // A callback is on the stack only while it calls: whichever call of it comes first names it.
    private readonly Dictionary<TraceName, DriverFrame?> _callbacks = [];

    public StackWatch(ScenarioRun run)
    {
        foreach (FindingResult finding in run.Findings)
        {
            _wanted.Add(finding.Broken.Sequence);
            _wanted.Add(finding.Made?.Sequence ?? 0);
            _wanted.Add(finding.Touched?.Sequence ?? 0);
            Expect(finding.Broken);
            Expect(finding.Made);
            Expect(finding.Touched);
        }
    }

    public void OnEvent(in TraceEvent traceEvent)
    {
        if (_wanted.Contains(traceEvent.Sequence))
        {
            _seen[traceEvent.Sequence] = new Seen(traceEvent.Kind, DriverFrames.Here());
        }

        if (traceEvent.Kind == TraceKind.Call
            && _callbacks.TryGetValue(traceEvent.Enclosing, out DriverFrame? known) && known is null
            && DriverFrames.Here() is [.., var outermost])
        {
            _callbacks[traceEvent.Enclosing] = outermost;
        }
    }

    /// <summary>The finding with what was seen of it.</summary>
    public FindingResult Located(FindingResult finding) => finding with
    {
        Place = PlaceOf(finding),
        MadeStack = OwnAt(finding.Made) is { Count: > 0 } made ? made : CallbackOf(finding.Made)?.Stack ?? [],
    };

    private DriverPlace? PlaceOf(FindingResult finding)
    {
        Seen broken = _seen.GetValueOrDefault(finding.Broken.Sequence, Seen.Nothing);
        bool wasRunning = broken.Kind is TraceKind.Call or TraceKind.Return or TraceKind.Fact
            && IsOwn(finding.Broken);
        return wasRunning && broken.Stack.Count > 0 ? new DriverPlace(PlaceKind.Broke, broken.Stack)
            : OwnAt(finding.Made) is { Count: > 0 } made ? new DriverPlace(PlaceKind.Obliged, made)
            : CallbackOf(finding.Broken) is { } callback && !finding.IsTouchedByName ? callback
            : At(finding.Touched) is { Count: > 0 } touched ? new DriverPlace(
                finding.IsTouchedByName ? PlaceKind.Touched : PlaceKind.Last, touched)
            : CallbackOf(finding.Touched) ?? CallbackOf(finding.Broken);
    }

    private void Expect(Moment? moment)
    {
        if (Enum.TryParse(moment?.Event, out TraceName name) && TraceSchema.IsCallback(name))
        {
            _callbacks.TryAdd(name, null);
        }
    }

    /// <summary>
    /// False for what a protocol or the device did: it may happen while the driver calls NDIS, and whatever line that
    /// is has nothing to do with it.
    /// </summary>
    private static bool IsOwn(Moment moment)
        => !Enum.TryParse(moment.Event, out TraceName name)
            || TraceParties.Of(TraceSchema.Of(name)) is { IsOfDevice: false, From: not (Party.Protocol or Party.Wire) };

    private IReadOnlyList<DriverFrame> OwnAt(Moment? moment) => moment is not null && IsOwn(moment) ? At(moment) : [];

    private IReadOnlyList<DriverFrame> At(Moment? moment)
        => moment is not null && _seen.GetValueOrDefault(moment.Sequence) is { Kind: not TraceKind.Enter } seen
            ? seen.Stack
            : [];

    private DriverPlace? CallbackOf(Moment? moment)
        => Enum.TryParse(moment?.Event, out TraceName name) && _callbacks.GetValueOrDefault(name) is { } frame
            ? new DriverPlace(PlaceKind.Callback, [frame])
            : null;

    private sealed record Seen(TraceKind Kind, IReadOnlyList<DriverFrame> Stack)
    {
        public static Seen Nothing { get; } = new(TraceKind.Exit, []);
    }
}
