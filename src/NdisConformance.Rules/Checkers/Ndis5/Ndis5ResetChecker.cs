using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>After a reset an adapter receives what it received before.</summary>
[Resets]
internal sealed partial class Ndis5ResetChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Receives = new()
    {
        Id = "NDIS5-034",
        Level = RuleLevel.Must,
        Title = "A reset keeps the filters",
        Requirement = "A reset that ends with AddressingReset FALSE leaves addresses and filters as they were, so that "
            + "frames are indicated as before; with TRUE NDIS sets them again.",
        Source = "PV",
        Why = "The adapter is deaf, and NDIS does not know.",
        AppliesTo = "adapters that are reset",
    };

    /// <summary>No page says how soon a frame is indicated: a driver may poll its device now and then.</summary>
    private const long PatienceTicks = 10 * TimeUnits.TicksPerSecond;

    private readonly OwnedRule _receives = context.Rules.Own(Receives);
    private bool _hasReceived;
    private long _reset;
    private uint _arrived;
    private long _firstArrival;
    private bool _isAddressing;

    public static RuleDescriptor[] Rules => [Receives];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => (_hasReceived, _reset, _arrived) = (false, 0, 0));
        events.OnFact(TraceName.PacketIndicated, OnIndicated);
        events.OnExit(TraceName.MiniportReset, OnReset);
        events.OnCall(TraceName.NdisMResetComplete, OnComplete);
        events.OnFact(TraceName.WireReceive, OnArrival);
        events.OnEnter(TraceName.MiniportHalt, OnHalt);
    }

    private void OnIndicated(in TraceEvent e)
    {
        _receives.Exercise(_reset != 0);
        (_hasReceived, _reset, _arrived) = (true, 0, 0);
    }

    private void OnReset(in TraceEvent e)
    {
        MiniportResetExit exit = new(in e);
        if (exit.Result != NDIS_STATUS.NDIS_STATUS_PENDING)
        {
            Begin(e, exit.AddressingReset);
        }
    }

    private void OnComplete(in TraceEvent e) => Begin(e, new NdisMResetCompleteCall(in e).AddressingReset);

    private void Begin(in TraceEvent e, bool isAddressing)
        => (_reset, _arrived, _isAddressing) = (e.Sequence, 0, isAddressing);

    private void OnArrival(in TraceEvent e)
    {
        if (_reset != 0 && new WireReceiveEvent(in e).Audience == FrameAudience.Everybody)
        {
            _firstArrival = _arrived == 0 ? e.Time : _firstArrival;
            _arrived++;
        }
    }

    private void OnHalt(in TraceEvent e)
    {
        bool isThere = context.Adapters.Current is { IsRemoved: false, HasFaulted: false };
        bool isDeaf = _hasReceived && _reset != 0 && _arrived > 0 && e.Time - _firstArrival >= PatienceTicks;
        if (isThere && isDeaf)
        {
            _receives.Exercise();
            _receives.Report(
                context.Adapters.CurrentId,
                _reset,
                e.Sequence,
                "frames indicated after a reset as before",
                Invariant($"{_arrived} frames arrived that the filter admits, and none was indicated")
                    + (_isAddressing ? ", though NDIS set the filter again" : ", and AddressingReset was FALSE"));
        }
    }
}
