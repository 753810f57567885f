using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Tests.Trace;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>Writes events to a rule engine.</summary>
internal abstract class TraceScript : ScriptWriter
{
    protected TraceScript(RuleOptions? options, NdisGeneration generation = NdisGeneration.Ndis6)
    {
        Engine = new(options, generation);
        Tracer.Add(Engine);
    }

    public RuleEngine Engine { get; }

    public static TraceObject Object(ObjectKind kind, uint number, ObjectState state = ObjectState.Live)
        => new(kind, number, state);

    /// <summary>What is written from here on, in a list that grows.</summary>
    public List<TraceEvent> Record()
    {
        EventLog log = new();
        Tracer.Add(log);
        return log.Events;
    }

    /// <summary>Runs something at DISPATCH_LEVEL, or at another level.</summary>
    public void At(byte irql, Action action)
    {
        byte old = Irql;
        Irql = irql;
        action();
        Irql = old;
    }

    /// <summary>Runs something on the other processor.</summary>
    public void OnOther(Action action)
    {
        byte old = Processor;
        Processor = (byte)(1 - old);
        action();
        Processor = old;
    }
}
