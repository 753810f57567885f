using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Makes events with time, processor, IRQL, adapter state and enclosing callback of the moment. One per machine.
/// </summary>
internal sealed class HostTrace(SimulatedPc pc, CallNesting nesting, CurrentAdapter current, Tracer tracer)
{
    /// <summary>An event with time, processor, IRQL, state and enclosing callback of this moment.</summary>
    public TraceEvent NewEvent(TraceKind kind, TraceName name)
    {
        int processor = pc.Current.Number;
        TraceEvent result = default;
        result.Time = pc.Now;
        result.Kind = kind;
        result.Processor = (byte)processor;
        result.Irql = pc.Current.Irql;
        result.State = current.State;
        result.Name = name;
        result.Enclosing = nesting.Innermost(processor);
        result.Depth = nesting.Depth(processor);
        return result;
    }

    /// <summary>The entry of a callback about an object, to be filled and passed to the boundary.</summary>
    public TraceEvent NewEnter(TraceName callback, TraceObject subject)
    {
        TraceEvent enter = NewEvent(TraceKind.Enter, callback);
        enter.Arguments[0] = subject.Packed;
        return enter;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TraceEvent NewFact(TraceName name) => NewEvent(TraceKind.Fact, name);

    public long Emit(ref TraceEvent e) => tracer.Emit(ref e);

    /// <summary>States a fact with up to five arguments.</summary>
    public long Fact(TraceName name, ulong a0 = 0, ulong a1 = 0, ulong a2 = 0, ulong a3 = 0, ulong a4 = 0)
    {
        TraceEvent e = NewFact(name);
        e.Arguments[0] = a0;
        e.Arguments[1] = a1;
        e.Arguments[2] = a2;
        e.Arguments[3] = a3;
        e.Arguments[4] = a4;
        return tracer.Emit(ref e);
    }

    /// <summary>The driver acquired what the ledger follows.</summary>
    public long Acquired(TraceObject item, TraceObject adapter)
        => Fact(TraceName.Acquired, item.Packed, adapter.Packed);

    /// <summary>The driver gave back what the ledger follows.</summary>
    public void Released(TraceObject item) => Fact(TraceName.Released, item.Packed);
}
