using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// Frames that the adapter should have received: all at once lost, or late. One lost frame proves nothing: any driver
/// may drop one. In NDIS 5 an initialization takes the place of a restart, a reset and a halt that of a pause; a driver
/// may look for frames now and then in MiniportCheckForHang, and has ten seconds.
/// </summary>
[Resets]
internal sealed partial class StarvationChecker(CheckerContext context) : IChecker
{
    // A driver may lose the first frames, which tell it that there are buffers again.
    private const int FramesToTell = 4;

    private const long PatienceTicks = 10 * TimeUnits.TicksPerSecond;

    internal static readonly RuleDescriptor GoesOn = new()
    {
        Id = "RECV-021",
        Level = RuleLevel.Must,
        Title = "Out of buffers for a while only",
        Requirement = "Short of buffers the driver indicates with RESOURCES or drops frames (AMB-36); once lists, in "
            + "NDIS 5 packets, are back it receives again.",
        Source = "Recv, Shm",
        AppliesTo = "frames dropped for lack of receive buffers",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor NoWait = new()
    {
        Id = "RECV-027",
        Level = RuleLevel.Must,
        Title = "No frame waits for the next",
        Requirement = "A frame that arrives while MiniportInterruptDPC runs is indicated although nothing happens "
            + "afterwards: its interrupt is not lost.",
        Source = "Dpc, RecvC",
        AppliesTo = "frames that arrive while MiniportInterruptDPC runs",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Admitted = new()
    {
        Id = "RECV-028",
        Level = RuleLevel.Must,
        Title = "What the filter admits is received",
        Requirement = "A running adapter that has received frames and has buffers goes on receiving those that packet "
            + "filter and multicast list admit. It may drop one or a burst, not one after another.",
        Source = "OidFilter, OidMulti",
        AppliesTo = "adapters with packet filters",
    };

    private readonly OwnedRule _goesOn = context.Rules.Own(GoesOn);
    private readonly OwnedRule _noWait = context.Rules.Own(NoWait);
    private readonly OwnedRule _admitted = context.Rules.Own(Admitted);
    private readonly HashSet<TraceName> _failing = [];
    private long _dry;
    private int _missed;
    private int _heard;
    private int _lost;
    private int _arrived;
    private long _firstLost;
    private FrameAudience _audience;
    private long _lastArrival;
    private bool _hasReceived;
    private int _dpcs;
    private uint _oldest;
    private uint _newest;
    private uint _settled;
    private long _settledAt;
    private bool _cameInDpc;
    private bool _isStalled;
    private int _lentPackets;
    private long _patience;
    private long _firstHeardAt;
    private long _firstLostAt;

    public static RuleDescriptor[] Rules => [GoesOn, NoWait, Admitted];

    public void Subscribe(Subscriptions events)
    {
        foreach (TraceRow row in TraceSchema.All.Where(row => row.MayFail))
        {
            events.OnReturn(row.Name, (in e) => NoteFailure(e, row));
        }

        events.OnEnter(TraceName.MiniportRestart, (in e) => BeginRestart());
        events.OnEnter(TraceName.MiniportPause, (in e) => Forget());
        events.OnEnter(TraceName.MiniportInterruptDPC, (in e) => _dpcs++);
        events.OnExit(TraceName.MiniportInterruptDPC, (in e) => _dpcs--);
        events.OnFact(TraceName.WireReceive, OnWireReceive);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.Drained, OnDrained);
        SubscribeNdis5(events);
    }

    private void SubscribeNdis5(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => BeginNdis5());
        events.OnEnter(TraceName.MiniportReset, (in e) => Forget());
        events.OnEnter(TraceName.MiniportHalt, (in e) => EndNdis5(e));
        events.OnFact(TraceName.PacketIndicated, OnPacketIndicated);
        events.OnFact(TraceName.PacketReturned, (in e) => _lentPackets--);
    }

    /// <summary>
    /// A driver that does not get what it asked for may drop frames for that, until it gets it or starts anew.
    /// </summary>
    private void NoteFailure(in TraceEvent e, TraceRow row)
    {
        if (CallOutcome.HasFailed(e, row))
        {
            _failing.Add(row.Name);
        }
        else if (_failing.Count > 0)
        {
            _failing.Remove(row.Name);
        }
    }

    private void BeginNdis5()
    {
        BeginRestart();
        (_patience, _lentPackets) = (PatienceTicks, 0);
    }

    private void EndNdis5(in TraceEvent e)
    {
        if (context.Adapters.Current is { IsRemoved: false, HasFaulted: false } && Outstanding == 0)
        {
            OnQuiet(e);
        }

        Forget();
    }

    /// <summary>Lists or packets that NDIS has.</summary>
    private int Outstanding => context.Receives.Outstanding + _lentPackets;

    private void BeginRestart()
    {
        Forget();
        _failing.Clear();
    }

    private void Forget()
    {
        ForgetLoss();
        (_arrived, _oldest, _newest, _settled, _cameInDpc) = (0, 0, 0, 0, false);
    }

    private void ForgetLoss() => (_dry, _missed, _heard, _lost, _isStalled) = (0, 0, 0, 0, false);

    private void OnWireReceive(in TraceEvent e)
    {
        WireReceiveEvent received = new(in e);
        bool isFree = Outstanding == 0;
        _missed++;
        if (_dry != 0 && isFree)
        {
            _firstHeardAt = _heard++ == 0 ? e.Time : _firstHeardAt;
        }

        if (e.State != AdapterState.Running || received.Audience == FrameAudience.NotAdmitted)
        {
            return;
        }

        _newest = received.Frame.Number;
        _oldest = _oldest == 0 ? _newest : _oldest;
        _cameInDpc |= _dpcs > 0;

        // A burst is one arrival: the driver sees it with one interrupt, and may drop it as one.
        if (isFree && _hasReceived && e.Time != _lastArrival)
        {
            (_firstLost, _firstLostAt) = _lost++ == 0 ? (e.Sequence, e.Time) : (_firstLost, _firstLostAt);
            _arrived++;
            _audience = received.Audience;
        }

        _lastArrival = e.Time;
    }

    private void OnPacketIndicated(in TraceEvent e)
    {
        PacketIndicatedEvent indicated = new(in e);
        if (indicated.Owner == OwnerCode.Miniport)
        {
            _lentPackets++;
            NoteIndication();
        }
    }

    private void NoteIndication()
    {
        _goesOn.Exercise(_dry != 0);
        _hasReceived = true;
        ForgetLoss();
    }

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        NoteIndication();
        uint frame = indicated.Frame.Number;
        if (indicated.Match == FrameMatch.Exact && _oldest != 0 && frame >= _oldest && frame <= _settled)
        {
            _noWait.Report(
                indicated.Nbl,
                _settledAt,
                e.Sequence,
                "a received frame indicated without waiting for another event",
                Invariant($"it has {indicated.Frame}, which had arrived and was indicated only at a later event"));
        }
    }

    /// <summary>All is quiet: what was not indicated by now never will be, unless something new happens.</summary>
    private void OnDrained(in TraceEvent e)
    {
        if (e.State != AdapterState.Running || context.Adapters.Current is not { IsRemoved: false, HasFaulted: false })
        {
            Forget();
        }
        else if (Outstanding > 0)
        {
            _dry = _missed > 0 ? e.Sequence : _dry;
            (_lost, _arrived) = (0, 0);
        }
        else
        {
            OnQuiet(e);
        }
    }

    private void OnQuiet(in TraceEvent e)
    {
        if (_heard >= FramesToTell && e.Time - _firstHeardAt >= _patience)
        {
            _goesOn.Exercise();
            _goesOn.Report(
                context.Adapters.Current!.Id,
                _dry,
                e.Sequence,
                "receives that go on after NDIS returned the lists",
                "the driver ran out of receive buffers; NDIS returned all, and none of "
                    + Invariant($"the next {_heard} frames was ")
                    + "indicated");
            ForgetLoss();
            _isStalled = true;
        }

        if (_failing.Count > 0)
        {
            return;
        }

        _noWait.Exercise(_cameInDpc);
        _admitted.Exercise(_arrived >= FramesToTell);
        if (_lost >= FramesToTell && !_isStalled && e.Time - _firstLostAt >= _patience)
        {
            _admitted.Report(
                context.Adapters.Current!.Id,
                _firstLost,
                e.Sequence,
                Invariant($"frames indicated that the packet filter admits: {Name(_audience)}"),
                Invariant($"none of the last {_lost} frames was indicated, although NDIS holds no list"));
            _isStalled = true;
        }

        (_arrived, _cameInDpc) = (0, false);
        (_settled, _settledAt) = (_newest, e.Sequence);
    }

    private static string Name(FrameAudience audience) => audience switch
    {
        FrameAudience.Station => "unicast frames to the adapter",
        FrameAudience.Group => "multicast frames",
        FrameAudience.Everybody => "broadcast frames",
        _ => "unicast frames to other stations",
    };
}
