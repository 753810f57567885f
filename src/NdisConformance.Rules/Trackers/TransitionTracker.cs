using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps the pause, restart, OID request and reset of each adapter up to date.</summary>
[Resets]
internal sealed partial class TransitionTracker(TrackedState state) : ITracker
{
    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Enter, TraceName.MiniportPause, (in e) => Begin(e, Of(e.Subject)?.Pause));
        events.OnBirth(TraceKind.Enter, TraceName.MiniportRestart, (in e) => Begin(e, Of(e.Subject)?.Restart));
        events.OnBirth(TraceKind.Enter, TraceName.MiniportResetEx, OnReset);
        events.OnBirth(TraceKind.Enter, TraceName.MiniportOidRequest, OnOidRequest);
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
            TraceName.MiniportResetEx,
            (in e) => End(OfFrame(e)?.Reset, new MiniportResetExExit(in e).Result));
        events.OnDeath(TraceKind.Exit, TraceName.MiniportOidRequest, OnOidExit);
        events.OnDeath(
            TraceKind.Call, TraceName.NdisMPauseComplete, (in e) => Complete(OfLive(e.Subject)?.Pause));
        events.OnDeath(
            TraceKind.Call, TraceName.NdisMRestartComplete, (in e) => Complete(OfLive(e.Subject)?.Restart));
        events.OnDeath(
            TraceKind.Call, TraceName.NdisMResetComplete, (in e) => Complete(OfLive(e.Subject)?.Reset));
        events.OnDeath(TraceKind.Call, TraceName.NdisMOidRequestComplete, OnOidComplete);
    }

    private void OnReset(in TraceEvent e)
    {
        if (Of(e.Subject) is { } adapter)
        {
            Begin(e, adapter.Reset ??= new Transition());
        }
    }

    private void OnOidRequest(in TraceEvent e)
    {
        MiniportOidRequestEnter enter = new(in e);
        if (Of(enter.Adapter) is { } adapter)
        {
            Begin(e, adapter.Oid);
            adapter.Request = new OidState(
                enter.Request, enter.Type, enter.Oid, enter.InputBytes, enter.OutputBytes, enter.Listed);
            adapter.AskedFilter = enter.Data;
        }
    }

    private void OnOidExit(in TraceEvent e)
    {
        NDIS_STATUS status = new MiniportOidRequestExit(in e).Result;
        if (OfFrame(e) is { } adapter)
        {
            bool isOver = adapter.Oid.Phase == TransitionPhase.Running;
            End(adapter.Oid, status);
            NoteFilter(adapter, isOver ? status : NDIS_STATUS.NDIS_STATUS_PENDING);
        }
    }

    private void OnOidComplete(in TraceEvent e)
    {
        NdisMOidRequestCompleteCall call = new(in e);
        if (call.Pending && OfLive(call.Adapter) is { } adapter)
        {
            Complete(adapter.Oid);
            NoteFilter(adapter, call.Status);
        }
    }

    private static void NoteFilter(AdapterRecord adapter, NDIS_STATUS status)
    {
        if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS
            && adapter.Request is { IsSet: true, Oid: NDIS.OID_GEN_CURRENT_PACKET_FILTER })
        {
            adapter.PacketFilter = adapter.AskedFilter;
        }
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
