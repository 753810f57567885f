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
            + "frames are indicated as before; with TRUE NDIS sets them again. One lost frame proves nothing.",
        Source = "Reset5",
        Why = "The adapter is deaf, and NDIS does not know.",
        AppliesTo = "adapters that are reset",
    };

    /// <summary>No page says how soon a frame is indicated: a driver may poll its device now and then.</summary>
    private const long PatienceTicks = 10 * TimeUnits.TicksPerSecond;

    internal static readonly RuleDescriptor Cause = new()
    {
        Id = "NDIS5-036",
        Level = RuleLevel.Must,
        Title = "No reset without a cause",
        Requirement = "MiniportCheckForHang returns TRUE only if the NIC does not work. Not judged after a change of "
            + "the link, a removal, a call that failed, an access that the IOMMU refused, or a flaw of the device.",
        Source = "Hang5",
        Why = "Sends that the driver forgot are aborted by a reset, and nobody sees the mistake.",
    };

    private readonly OwnedRule _cause = context.Rules.Own(Cause);
    private readonly OwnedRule _receives = context.Rules.Own(Receives);
    private bool _hasReceived;
    private long _reset;
    private uint _arrived;
    private long _firstArrival;
    private bool _isAddressing;
    private bool _isDisturbed;

    public static RuleDescriptor[] Rules => [Receives, Cause];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(
            TraceName.MiniportInitialize,
            (in e) => (_hasReceived, _reset, _arrived, _isDisturbed) = (false, 0, 0, false));
        foreach (TraceRow row in TraceSchema.All.Where(row => row.MayFail))
        {
            events.OnReturn(row.Name, (in e) => _isDisturbed |= CallOutcome.HasFailed(e, row));
        }

        events.OnFact(TraceName.FlawAsked, Disturb);
        events.OnFact(TraceName.DeviceFault, Disturb);
        events.OnFact(TraceName.LinkChanged, Disturb);
        events.OnExit(TraceName.MiniportCheckForHang, OnChecked);
        events.OnFact(TraceName.PacketIndicated, OnIndicated);
        events.OnExit(TraceName.MiniportReset, OnReset);
        events.OnCall(TraceName.NdisMResetComplete, OnComplete);
        events.OnFact(TraceName.WireReceive, OnArrival);
        events.OnEnter(TraceName.MiniportHalt, OnHalt);
    }

    private void Disturb(in TraceEvent e) => _isDisturbed = true;

    private void OnChecked(in TraceEvent e)
    {
        MiniportCheckForHangExit exit = new(in e);
        _cause.Exercise();
        if (exit.Result && !exit.Held && !_isDisturbed && context.Adapters.Current is { IsRemoved: false } adapter)
        {
            _cause.Report(
                adapter.Id,
                0,
                e.Sequence,
                "FALSE from MiniportCheckForHang while the NIC works",
                "MiniportCheckForHang returned TRUE",
                new FindingLinks { Spoils = [Subject.Adapter(adapter.Id)] });
        }
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
        if (_reset != 0 && new WireReceiveEvent(in e).Audience != FrameAudience.NotAdmitted)
        {
            _firstArrival = _arrived == 0 ? e.Time : _firstArrival;
            _arrived++;
        }
    }

    private void OnHalt(in TraceEvent e)
    {
        bool isThere = context.Adapters.Current is { IsRemoved: false, HasFaulted: false };
        bool isDeaf = _hasReceived && _reset != 0 && _arrived > 1 && e.Time - _firstArrival >= PatienceTicks;
        if (isThere && isDeaf)
        {
            _receives.Exercise();
            _receives.Report(
                context.Adapters.CurrentId,
                _reset,
                e.Sequence,
                "frames indicated after MiniportReset as before it",
                Invariant($"{_arrived} frames that the packet filter admits arrived after ")
                    + "MiniportReset, and none was indicated"
                    + (_isAddressing ? ", though NDIS set the filter again" : ", and AddressingReset was FALSE"));
        }
    }
}
