using System.Runtime.CompilerServices;

namespace NdisConformance.Trace;

/// <summary>
/// One compact record of what happened. What each argument means stands in <see cref="TraceSchema"/>. No address, no
/// hash, no wall time: the same run gives the same records.
/// </summary>
public struct TraceEvent
{
    // How many arguments an event has room for.
    internal const int MaximumArguments = 13;

    /// <summary>Position in the trace, from 1.</summary>
    public long Sequence;

    /// <summary>Virtual time in units of 100 nanoseconds.</summary>
    public long Time;

    /// <summary>
    /// For <see cref="TraceKind.Return"/> and <see cref="TraceKind.Exit"/>: the sequence of the begin.
    /// </summary>
    public long Begin;

    public TraceKind Kind;

    public byte Processor;

    public byte Irql;

    /// <summary>State of the adapter that the event belongs to.</summary>
    public AdapterState State;

    public TraceName Name;

    /// <summary>
    /// The innermost callback that runs on this processor; <see cref="TraceName.None"/> outside any.
    /// </summary>
    public TraceName Enclosing;

    /// <summary>Nesting depth on this processor.</summary>
    public ushort Depth;

    /// <summary>The activity that it happened in, as the machine numbers them; 0 is the scenario.</summary>
    public uint Activity;

    /// <summary>Returned status or value; 0 where nothing is returned.</summary>
    public ulong Result;

    // Only generated code knows at which position an argument lies.
    internal ArgumentList Arguments;

    /// <summary>
    /// The first argument, which by the vocabulary's convention is the object that the event is about: of a return the
    /// first output. Without meaning where that is no object.
    /// </summary>
    public readonly TraceObject Subject => new(Arguments[0]);

    /// <summary>
    /// The bits of one argument, for code that goes through the parameters of any row. Whoever knows the event reads it
    /// by its generated reader.
    /// </summary>
    public readonly ulong ValueOf(TraceParameter parameter) => Arguments[parameter.Position];

    /// <summary>Changes the bits of one argument.</summary>
    public void SetValue(TraceParameter parameter, ulong value) => Arguments[parameter.Position] = value;

    [InlineArray(MaximumArguments)]
    internal struct ArgumentList
    {
        private ulong _first;
    }
}
