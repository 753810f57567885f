using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What a driver of NDIS 5 says of its link.</summary>
[Resets]
internal sealed partial class Ndis5LinkChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor True = new()
    {
        Id = "NDIS5-039",
        Level = RuleLevel.Must,
        Title = "The state of the link is true",
        Requirement = "What NDIS_STATUS_MEDIA_CONNECT and NDIS_STATUS_MEDIA_DISCONNECT said last is the state of the "
            + "link. Judged 10 seconds after a change, where the driver indicates such a status at all; NDIS takes a "
            + "link for up until it hears of it. Each answer to OID_GEN_MEDIA_CONNECT_STATUS is the state of the link, "
            + "too. A driver that does not support this OID indicates that the link is down, from the start on.",
        Source = "Stat5",
        Why = "Protocols send into nothing, or wait though they could send.",
        AppliesTo = "drivers that indicate the state of the link, or are asked for it",
    };

    private readonly OwnedRule _true = context.Rules.Own(True);
    private bool _isUp = true;
    private long _changed;
    private long _changedTime;
    private bool _isSaidUp = true;
    private bool _hasSaid;
    private long _began;

    public static RuleDescriptor[] Rules => [True];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => (_isSaidUp, _hasSaid, _began) = (true, false, e.Time));
        events.OnFact(TraceName.LinkChanged, OnChanged);
        events.OnCall(TraceName.NdisMIndicateStatus, OnStatus);
        events.OnFact(TraceName.MediaStateAnswered, OnAnswer);
        events.OnEnter(TraceName.MiniportHalt, Check);
    }

    private void OnChanged(in TraceEvent e)
    {
        Check(e);
        (_isUp, _changed, _changedTime) = (new LinkChangedEvent(in e).Up, e.Sequence, e.Time);
    }

    private void OnStatus(in TraceEvent e)
    {
        NDIS_STATUS status = new NdisMIndicateStatusCall(in e).Status;
        if (status is NDIS_STATUS.NDIS_STATUS_MEDIA_CONNECT or NDIS_STATUS.NDIS_STATUS_MEDIA_DISCONNECT)
        {
            (_isSaidUp, _hasSaid) = (status == NDIS_STATUS.NDIS_STATUS_MEDIA_CONNECT, true);
        }
    }

    private void OnAnswer(in TraceEvent e)
    {
        MediaStateAnsweredEvent answer = new(in e);
        bool isSupported = answer.Status is not (NDIS_STATUS.NDIS_STATUS_NOT_SUPPORTED
            or NDIS_STATUS.NDIS_STATUS_INVALID_OID);
        bool isJudged = e.Time - Math.Max(_began, _changedTime) >= TimeLimits.Link
            && context.Adapters.Current is { IsRemoved: false, Halted: 0 }
            && (answer.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS || !isSupported);
        _true.Exercise(isJudged);
        bool isSaidUp = isSupported ? answer.Up : _isSaidUp;
        if (isJudged && isSaidUp != _isUp && (isSupported || !_hasSaid))
        {
            _true.Report(
                context.Adapters.CurrentId,
                _changed,
                e.Sequence,
                _isUp ? "NdisMediaStateConnected, as the link is up" : "NdisMediaStateDisconnected, as the "
                    + "link is down",
                isSupported ? "OID_GEN_MEDIA_CONNECT_STATUS was answered with "
                    + $"NdisMediaState{(isSaidUp ? "Connected" : "Disconnected")}"
                    : $"OID_GEN_MEDIA_CONNECT_STATUS was answered with {TraceText.Status(answer.Status)}, and "
                        + "NDIS_STATUS_MEDIA_DISCONNECT was never indicated");
        }
    }

    /// <summary>The state that has lasted until now.</summary>
    private void Check(in TraceEvent e)
    {
        bool isJudged = _hasSaid
            && _changed != 0
            && e.Time - _changedTime >= TimeLimits.Link
            && context.Adapters.Current is { IsRemoved: false, Halted: 0 };
        _true.Exercise(isJudged);
        if (isJudged && _isSaidUp != _isUp)
        {
            _true.Report(
                context.Adapters.CurrentId,
                _changed,
                e.Sequence,
                _isUp ? "NDIS_STATUS_MEDIA_CONNECT, as the link is up" : "NDIS_STATUS_MEDIA_DISCONNECT, as "
                    + "the link is down",
                _isSaidUp ? "the driver last indicated NDIS_STATUS_MEDIA_CONNECT"
                : "the driver last indicated NDIS_STATUS_MEDIA_DISCONNECT");
        }
    }
}
