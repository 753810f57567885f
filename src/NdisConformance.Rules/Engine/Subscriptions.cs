using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Takes the requests of checkers for events.</summary>
internal sealed class Subscriptions(HandlerTable handlers)
{
    public void OnCall(TraceName name, TraceHandler handler) => On(TraceKind.Call, name, handler);

    public void OnReturn(TraceName name, TraceHandler handler) => On(TraceKind.Return, name, handler);

    public void OnEnter(TraceName name, TraceHandler handler) => On(TraceKind.Enter, name, handler);

    public void OnExit(TraceName name, TraceHandler handler) => On(TraceKind.Exit, name, handler);

    public void OnFact(TraceName name, TraceHandler handler) => On(TraceKind.Fact, name, handler);

    private void On(TraceKind kind, TraceName name, TraceHandler handler)
        => handlers.Add(HandlerPhase.Judgement, kind, name, handler);
}
