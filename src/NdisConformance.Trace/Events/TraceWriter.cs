namespace NdisConformance.Trace;

/// <summary>
/// Writes events by name and typed arguments; its methods are generated from the vocabulary. Who derives from it knows
/// the moment: time, processor, IRQL, state, and what is running.
/// </summary>
public abstract partial class TraceWriter
{
    /// <summary>Emits a fact. Name and arguments are set. Gives its sequence.</summary>
    protected abstract long Emit(ref TraceEvent fact);

    /// <summary>Emits a call or the entry of a callback; what follows nests below it.</summary>
    protected abstract TraceMark Begin(ref TraceEvent begin);

    /// <summary>Emits a return or the exit of a callback.</summary>
    protected abstract void End(in TraceMark begin, ref TraceEvent end);
}
