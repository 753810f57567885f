using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What a driver does that ran out of receive buffers, once NDIS gave all lists back.</summary>
[Resets]
internal sealed partial class StarvationChecker(CheckerContext context) : IChecker
{
    // A driver may lose the first frames, which tell it that there are buffers again.
    private const int FramesToTell = 4;

    internal static readonly RuleDescriptor GoesOn = new()
    {
        Id = "RECV-021",
        Level = RuleLevel.Must,
        Title = "Out of buffers for a while only",
        Requirement = "Short of buffers the driver indicates with RESOURCES or drops frames (AMB-36); once lists are "
            + "back it receives again.",
        Source = "Recv, Shm",
        AppliesTo = "frames dropped for lack of receive buffers",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _goesOn = context.Rules.Own(GoesOn);
    private long _dry;
    private int _missed;
    private int _heard;

    public static RuleDescriptor[] Rules => [GoesOn];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportRestart, (in e) => Forget());
        events.OnEnter(TraceName.MiniportPause, (in e) => Forget());
        events.OnFact(TraceName.WireReceive, OnWireReceive);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.Drained, OnDrained);
    }

    private void Forget() => (_dry, _missed, _heard) = (0, 0, 0);

    private void OnWireReceive(in TraceEvent e)
    {
        _missed++;
        _heard += _dry != 0 && context.Receives.Outstanding == 0 ? 1 : 0;
    }

    private void OnIndicated(in TraceEvent e)
    {
        _goesOn.Exercise(_dry != 0);
        Forget();
    }

    /// <summary>All is quiet: what was not indicated by now never will be.</summary>
    private void OnDrained(in TraceEvent e)
    {
        if (e.State != AdapterState.Running || context.Adapters.Current is not { IsRemoved: false, HasFaulted: false })
        {
            Forget();
        }
        else if (_missed > 0 && context.Receives.Outstanding > 0)
        {
            _dry = e.Sequence;
        }
        else if (_heard >= FramesToTell)
        {
            _goesOn.Exercise();
            _goesOn.Report(
                context.Adapters.Current.Id,
                _dry,
                e.Sequence,
                "receives that go on once NDIS gave the lists back",
                Invariant($"it ran out of buffers, and none of the next {_heard} frames was indicated"));
            Forget();
        }
    }
}
