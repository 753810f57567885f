using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Status indications, and the state of the link that they report.</summary>
[Resets]
internal sealed partial class StatusChecker(CheckerContext context) : IChecker
{
    private const string WrongLink =
        "Protocols go on with addresses and routes of a network that is gone, or never notice that there is one.";

    private const uint Connected = (uint)NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected;
    private const uint Disconnected = (uint)NDIS_MEDIA_CONNECT_STATE.MediaConnectStateDisconnected;

    private static readonly RuleDescriptor Source = new()
    {
        Id = "LIFE-037",
        Level = RuleLevel.Should,
        Title = "Status comes from the adapter",
        Requirement = "SourceHandle of a status indication is the handle that MiniportInitializeEx was given.",
        Source = "StatS, StatM",
        Why = "Protocols and filters above take the status for that of somebody else.",
        AppliesTo = "calls of NdisMIndicateStatusEx",
        Preconditions = [TraceName.NdisMIndicateStatusEx],
    };

    private static readonly RuleDescriptor Payload = new()
    {
        Id = "LIFE-038",
        Level = RuleLevel.Must,
        Title = "The buffer of a status indication",
        Requirement = "NDIS_STATUS_LINK_STATE comes with an NDIS_LINK_STATE: a header of type DEFAULT and revision 1, "
            + "its whole size in Header.Size and in StatusBufferSize, and a state that there is.",
        Source = "StatLink, LinkS, BC7C",
        WindowsEquivalent = "0x7C/20",
        Why = Consequence.StructureMisread,
        AppliesTo = "indications of NDIS_STATUS_LINK_STATE",
        Preconditions = [TraceName.NdisMIndicateStatusEx],
    };

    internal static readonly RuleDescriptor Changes = new()
    {
        Id = "LIFE-040",
        Level = RuleLevel.Must,
        Title = "A change of the link is indicated",
        Requirement = "NDIS learns the state of the link from the general attributes, and each later change by "
            + "NDIS_STATUS_LINK_STATE, in Paused as well. Judged after 10 seconds, and not where the link is again "
            + "what NDIS knows.",
        Source = "OidLink, StatLink",
        Why = WrongLink,
        AppliesTo = "changes of the link",
    };

    private static readonly RuleDescriptor True = new()
    {
        Id = "LIFE-041",
        Level = RuleLevel.Must,
        Title = "The state of the link is true",
        Requirement = "The state that NDIS_STATUS_LINK_STATE reports is that of the device. Unknown is never wrong, "
            + "nor is an indication without a change. Judged after 10 seconds, in which the driver may correct it.",
        Source = "StatLink, LinkS",
        Why = WrongLink,
        AppliesTo = "indications of NDIS_STATUS_LINK_STATE after a change of the link",
        Preconditions = [TraceName.NdisMIndicateStatusEx],
    };

    private static readonly RuleDescriptor Speed = new()
    {
        Id = "LIFE-046",
        Level = RuleLevel.Must,
        Title = "Link speeds are in bits per second",
        Requirement = "XmitLinkSpeed and RcvLinkSpeed of NDIS_STATUS_LINK_STATE are in bits per second, as in the "
            + "general attributes: on a connected link they are its speed, what the attributes said, or unknown. "
            + "Judged after a change of the link, on a device whose link always has the same speed, like the reference "
            + "NIC, where the attributes knew the speeds.",
        Source = "StatLink, LinkS, GAttr",
        Why = "Protocols and users take the link for faster or slower than it is.",
        AppliesTo = "indications of NDIS_STATUS_LINK_STATE after a change of the link, while it is connected",
        Preconditions = [TraceName.NdisMIndicateStatusEx],
    };

    private readonly OwnedRule _speed = context.Rules.Own(Speed);
    private readonly OwnedRule _source = context.Rules.Own(Source);
    private readonly OwnedRule _payload = context.Rules.Own(Payload);
    private readonly OwnedRule _changes = context.Rules.Own(Changes);
    private readonly OwnedRule _true = context.Rules.Own(True);

    private long _speedsSet;
    private ulong _xmitSpeed;
    private ulong _rcvSpeed;
    private ulong _deviceSpeed;
    private uint _asked;
    private uint _known;
    private uint _actual;
    private long _changed;
    private long _changedAt;
    private long _indicated;

    public static RuleDescriptor[] Rules => [Source, Payload, Changes, True, Speed];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => (_known, _deviceSpeed) = (0, 0));
        events.OnCall(TraceName.NdisMSetMiniportAttributes, OnAttributes);
        events.OnReturn(TraceName.NdisMSetMiniportAttributes, OnAttributesSet);
        events.OnFact(TraceName.GeneralAttributesSet, OnSpeeds);
        events.OnCall(TraceName.NdisMIndicateStatusEx, OnIndicated);
        events.OnFact(TraceName.LinkChanged, OnLinkChanged);
        events.OnFact(TraceName.Drained, Judge);
        events.OnEnter(TraceName.MiniportPause, Judge);
        events.OnEnter(TraceName.MiniportHaltEx, Judge);
    }

    private bool IsFalse(uint state) => _actual != 0 && state is Connected or Disconnected && state != _actual;

    private void OnAttributes(in TraceEvent e)
    {
        NdisMSetMiniportAttributesCall call = new(in e);
        _asked = call.Overload == 1 ? call.ConnectState : _known;
    }

    private void OnAttributesSet(in TraceEvent e)
    {
        if (new NdisMSetMiniportAttributesReturn(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            _known = _asked;
        }
    }

    private void OnSpeeds(in TraceEvent e)
    {
        GeneralAttributesSetEvent attributes = new(in e);
        bool isConnected = attributes.ConnectState == Connected;
        _speedsSet = e.Sequence;
        _xmitSpeed = isConnected ? attributes.XmitSpeed : NDIS_LINK_SPEED_UNKNOWN;
        _rcvSpeed = isConnected ? attributes.RcvSpeed : NDIS_LINK_SPEED_UNKNOWN;
    }

    private void OnLinkChanged(in TraceEvent e)
    {
        Judge(e);
        LinkChangedEvent changed = new(in e);
        _actual = changed.Up ? Connected : Disconnected;
        _deviceSpeed = changed.Speed;
        (_changed, _changedAt) = (e.Sequence, e.Time);
    }

    private void OnIndicated(in TraceEvent e)
    {
        NdisMIndicateStatusExCall call = new(in e);
        _source.Exercise();
        if (call.Source.Identity != call.Adapter.Identity)
        {
            _source.Report(
                call.Adapter,
                0,
                e.Sequence,
                "the miniport adapter handle in SourceHandle",
                $"NdisMIndicateStatusEx got {Wording.Given(call.Source)} as SourceHandle");
        }

        if (call.Code != NDIS_STATUS.NDIS_STATUS_LINK_STATE)
        {
            return;
        }

        _payload.Exercise();
        if (Flaw(call) is { } flaw)
        {
            _payload.Report(
                call.Adapter,
                0,
                e.Sequence,
                Invariant($"an NDIS_LINK_STATE of {NDIS_SIZEOF_LINK_STATE_REVISION_1} bytes in StatusBuffer"),
                flaw);
            _known = 0;
        }
        else
        {
            OnLinkState(e, call);
        }
    }

    /// <summary>Null if the buffer is right.</summary>
    private static string? Flaw(in NdisMIndicateStatusExCall call)
    {
        uint type = call.State & 0xFF;
        uint revision = (call.State >> 8) & 0xFF;
        uint size = call.State >> 16;
        return call.BufferSize < NDIS_SIZEOF_LINK_STATE_REVISION_1
            ? Invariant($"NdisMIndicateStatusEx got StatusBufferSize {call.BufferSize}")
            : type != NDIS_OBJECT_TYPE_DEFAULT || revision != NDIS_LINK_STATE_REVISION_1
                ? Invariant($"StatusBuffer has Header.Type 0x{type:X2} and Header.Revision {revision}")
                : size < NDIS_SIZEOF_LINK_STATE_REVISION_1
                    ? Invariant($"StatusBuffer has Header.Size {size}")
                    : call.ConnectState > Disconnected
                        ? Invariant($"StatusBuffer has MediaConnectState {call.ConnectState}")
                        : null;
    }

    private void OnLinkState(in TraceEvent e, in NdisMIndicateStatusExCall call)
    {
        bool isTrue = _actual != 0 && !IsFalse(call.ConnectState);
        _changes.Exercise(isTrue && IsFalse(_known));
        _true.Exercise(isTrue);
        (_known, _indicated) = (call.ConnectState, e.Sequence);
        if (call.ConnectState == Connected)
        {
            CheckSpeed(e, call, "XmitLinkSpeed", call.XmitLinkSpeed, _xmitSpeed);
            CheckSpeed(e, call, "RcvLinkSpeed", call.RcvLinkSpeed, _rcvSpeed);
        }
    }

    private void CheckSpeed(
        in TraceEvent e, in NdisMIndicateStatusExCall call, string member, ulong speed, ulong declared)
    {
        if (_deviceSpeed == 0 || speed == NDIS_LINK_SPEED_UNKNOWN || declared == NDIS_LINK_SPEED_UNKNOWN)
        {
            return;
        }

        _speed.Exercise();
        if (speed != declared && speed != _deviceSpeed)
        {
            _speed.Report(
                call.Adapter,
                _speedsSet,
                e.Sequence,
                Invariant($"{member} {declared}, as in the general attributes"),
                Invariant($"NdisMIndicateStatusEx got {member} {speed}"));
        }
    }

    /// <summary>
    /// A driver may indicate a state that has just changed, for it indicates the new one soon. One that it does not
    /// correct was never true.
    /// </summary>
    private void Judge(in TraceEvent e)
    {
        if (!IsFalse(_known)
            || e.Time - _changedAt < TimeLimits.Link
            || context.Adapters.Current is not { IsRemoved: false, Halted: 0, FailedInitialize: 0 } adapter)
        {
            return;
        }

        bool isIndicated = _indicated > _changed;
        OwnedRule rule = isIndicated ? _true : _changes;
        rule.Report(
            adapter.Id,
            _changed,
            isIndicated ? _indicated : e.Sequence,
            isIndicated ? "the state of the link of the NIC in "
                + "NDIS_STATUS_LINK_STATE" : "NdisMIndicateStatusEx with NDIS_STATUS_LINK_STATE after a "
                + "change of the link",
            $"the link is {Word(_actual)}, and the driver last indicated that it is {Word(_known)}",
            new FindingLinks { IsEvaluation = true });
        _known = 0;
    }

    private static string Word(uint state) => state == Connected ? "connected" : "disconnected";
}
