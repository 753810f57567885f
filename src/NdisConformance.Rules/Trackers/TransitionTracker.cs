using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps the pause, restart and OID request of each adapter up to date.</summary>
[Resets]
internal sealed partial class TransitionTracker(TrackedState state) : ITracker
{
    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Enter, TraceName.MiniportPause, (in e) => Begin(e, Of(e.Subject)?.Pause));
        events.OnBirth(TraceKind.Enter, TraceName.MiniportRestart, (in e) => Begin(e, Of(e.Subject)?.Restart));
        events.OnBirth(TraceKind.Enter, TraceName.MiniportOidRequest, (in e) => Begin(e, Of(e.Subject)?.Oid));
        events.OnDeath(
            TraceKind.Exit,
            TraceName.MiniportPause,
            (in e) => End(OfFrame(e)?.Pause, new MiniportPauseExit(in e).Result));
        events.OnDeath(
            TraceKind.Exit,
            TraceName.MiniportRestart,
            (in e) => End(OfFrame(e)?.Restart, new MiniportRestartExit(in e).Result));
        events.OnDeath(
            TraceKind.Exit,
            TraceName.MiniportOidRequest,
            (in e) => End(OfFrame(e)?.Oid, new MiniportOidRequestExit(in e).Result));
        events.OnDeath(
            TraceKind.Call, TraceName.NdisMPauseComplete, (in e) => Complete(OfLive(e.Subject)?.Pause));
        events.OnDeath(
            TraceKind.Call, TraceName.NdisMRestartComplete, (in e) => Complete(OfLive(e.Subject)?.Restart));
        events.OnDeath(
            TraceKind.Call, TraceName.NdisMOidRequestComplete, (in e) => Complete(OfLive(e.Subject)?.Oid));
    }

    private AdapterRecord? Of(TraceObject adapter) => state.Adapters.Find(adapter);

    private AdapterRecord? OfLive(TraceObject adapter) => adapter.IsLive ? Of(adapter) : null;

    private AdapterRecord? OfFrame(in TraceEvent e) => Of(state.Stacks.Innermost(e.Processor).Subject);

    private void Begin(in TraceEvent e, Transition? transition)
    {
        if (transition is not null)
        {
            transition.Phase = TransitionPhase.Running;
            transition.Begun = e.Sequence;
            transition.HadWork = state.Sends.Outstanding > 0
                || state.Receives.Outstanding > 0
                || state.Stacks.IsOpen(TraceName.NdisMIndicateReceiveNetBufferLists);
        }
    }

    private static void End(Transition? transition, NDIS_STATUS status)
    {
        if (transition is not null)
        {
            bool isPending = status == NDIS_STATUS.NDIS_STATUS_PENDING
                && transition.Phase == TransitionPhase.Running;
            transition.Phase = isPending ? TransitionPhase.Pending : TransitionPhase.None;
        }
    }

    private static void Complete(Transition? transition)
    {
        if (transition is not null)
        {
            transition.Phase = transition.Phase switch
            {
                TransitionPhase.Running => TransitionPhase.CompletedInside,
                TransitionPhase.Pending => TransitionPhase.None,
                TransitionPhase phase => phase,
            };
        }
    }
}
