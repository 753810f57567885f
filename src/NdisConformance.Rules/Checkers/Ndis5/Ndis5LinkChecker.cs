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
            + "link for up until it hears of it.",
        Source = "PV",
        Why = "Protocols send into nothing, or wait though they could send.",
        Preconditions = [TraceName.NdisMIndicateStatus],
    };

    private readonly OwnedRule _true = context.Rules.Own(True);
    private bool _isUp = true;
    private long _changed;
    private long _changedTime;
    private bool _isSaidUp = true;
    private bool _hasSaid;

    public static RuleDescriptor[] Rules => [True];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => (_isSaidUp, _hasSaid) = (true, false));
        events.OnFact(TraceName.LinkChanged, OnChanged);
        events.OnCall(TraceName.NdisMIndicateStatus, OnStatus);
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
                _isUp ? "NDIS_STATUS_MEDIA_CONNECT: the link is up" : "NDIS_STATUS_MEDIA_DISCONNECT: the link is down",
                _isSaidUp ? "the link was last said to be up" : "the link was last said to be down");
        }
    }
}
