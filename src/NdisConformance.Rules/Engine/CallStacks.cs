using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// What has begun and not ended, on each processor. While handlers look at a begin its own frame is not there yet;
/// while they look at an end it is the innermost one.
/// </summary>
internal sealed class CallStacks
{
    private const int Processors = 256;
    private const int UsualDepth = 64;
    private static readonly CallFrame[] Nothing = new CallFrame[1];
    private readonly CallFrame[][] _frames = new CallFrame[Processors][];
    private readonly int[] _depth = new int[Processors];

    /// <summary>A request for a scatter/gather list that says nothing, for readers until there is one.</summary>
    public static TraceEvent NoRequest { get; } = new()
    {
        Kind = TraceKind.Call,
        Name = TraceName.NdisMAllocateNetBufferSGList,
    };

    private static ref readonly CallFrame None => ref Nothing[0];

    public void Push(in TraceEvent begin)
    {
        ref CallFrame[] frames = ref _frames[begin.Processor];
        frames ??= new CallFrame[UsualDepth];
        ref int depth = ref _depth[begin.Processor];
        if (depth == frames.Length)
        {
            Array.Resize(ref frames, depth * 2);
        }

        frames[depth++].Begin = begin;
    }

    /// <summary>
    /// Drops what lies above the begin of this end: after a crash some frames never end. False if the begin is not
    /// open, as in a trace that was cut.
    /// </summary>
    public bool Unwind(in TraceEvent end)
    {
        CallFrame[]? frames = _frames[end.Processor];
        for (int depth = _depth[end.Processor]; depth > 0; depth--)
        {
            if (frames![depth - 1].Sequence == end.Begin)
            {
                _depth[end.Processor] = depth;
                return true;
            }
        }

        return false;
    }

    public void Pop(in TraceEvent end) => _depth[end.Processor]--;

    /// <summary>The open frames of a processor, the outermost first.</summary>
    public ReadOnlySpan<CallFrame> Of(int processor)
        => _frames[processor] is { } frames ? frames.AsSpan(0, _depth[processor]) : [];

    /// <summary>The innermost open frame; while an end is looked at, the frame that ends.</summary>
    public ref readonly CallFrame Innermost(int processor)
    {
        ReadOnlySpan<CallFrame> frames = Of(processor);
        return ref frames.IsEmpty ? ref None : ref frames[^1];
    }

    /// <summary>The innermost open callback; its sequence is 0 outside any.</summary>
    public ref readonly CallFrame InnermostCallback(int processor)
    {
        ReadOnlySpan<CallFrame> frames = Of(processor);
        for (int index = frames.Length - 1; index >= 0; index--)
        {
            if (frames[index].Kind == TraceKind.Enter)
            {
                return ref frames[index];
            }
        }

        return ref None;
    }

    /// <summary>The innermost open frame of this name; its sequence is 0 if there is none.</summary>
    public ref readonly CallFrame Innermost(int processor, TraceName name)
    {
        ReadOnlySpan<CallFrame> frames = Of(processor);
        for (int index = frames.Length - 1; index >= 0; index--)
        {
            if (frames[index].Name == name)
            {
                return ref frames[index];
            }
        }

        return ref None;
    }

    /// <summary>True once something began on a processor; processors are numbered from 0 without gaps.</summary>
    public bool IsUsed(int processor) => processor < Processors && _frames[processor] is not null;

    /// <summary>True if this DDI or callback is open on any processor.</summary>
    public bool IsOpen(TraceName name)
    {
        for (int processor = 0; IsUsed(processor); processor++)
        {
            if (Innermost(processor, name).Sequence != 0)
            {
                return true;
            }
        }

        return false;
    }
}
