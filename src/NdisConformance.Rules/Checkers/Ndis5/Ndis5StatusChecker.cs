using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Status indications of a driver of NDIS 5, and their completion.</summary>
[Resets]
internal sealed partial class Ndis5StatusChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Complete = new()
    {
        Id = "NDIS5-043",
        Level = RuleLevel.Must,
        Title = "Status indications are completed",
        Requirement = "NdisMIndicateStatus is followed by NdisMIndicateStatusComplete, sooner or later; one may stand "
            + "for several indications. Judged at the end of MiniportHalt.",
        Source = "Stat5",
        Why = "Protocols put off what they do about the change until the indication is complete.",
        Preconditions = [TraceName.NdisMIndicateStatus],
    };

    private readonly OwnedRule _complete = context.Rules.Own(Complete);
    private long _indicated;
    private uint _count;

    public static RuleDescriptor[] Rules => [Complete];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => (_indicated, _count) = (0, 0));
        events.OnCall(TraceName.NdisMIndicateStatus, OnStatus);
        events.OnCall(TraceName.NdisMIndicateStatusComplete, OnComplete);
        events.OnExit(TraceName.MiniportHalt, OnHalted);
    }

    private void OnStatus(in TraceEvent e)
    {
        if (e.Subject.IsLive)
        {
            (_indicated, _count) = (e.Sequence, _count + 1);
        }
    }

    private void OnComplete(in TraceEvent e)
    {
        _complete.Exercise(_count > 0);
        (_indicated, _count) = (0, 0);
    }

    private void OnHalted(in TraceEvent e)
    {
        if (_count == 0)
        {
            return;
        }

        _complete.Exercise();
        _complete.Report(
            context.Adapters.CurrentId,
            _indicated,
            e.Sequence,
            "NdisMIndicateStatusComplete after NdisMIndicateStatus",
            Invariant($"{_count} calls of NdisMIndicateStatus were never followed by NdisMIndicateStatusComplete"));
    }
}
