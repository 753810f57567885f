using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// What has begun and not ended, on each processor. While handlers look at a begin its own frame is not there yet;
/// while they look at an end it is the innermost one.
/// </summary>
[Resets]
internal abstract partial class CallStacks
{
    private const int Processors = 256;
    private static readonly CallFrame[] Nothing = new CallFrame[1];
    // Of a processor as many are good as its depth says.
    [Kept]
    private protected CallFrame[][] Frames { get; } = new CallFrame[Processors][];

    private protected int[] Depth { get; } = new int[Processors];

    /// <summary>A request for a scatter/gather list that says nothing, for readers until there is one.</summary>
    public static TraceEvent NoRequest { get; } = new()
    {
        Kind = TraceKind.Call,
        Name = TraceName.NdisMAllocateNetBufferSGList,
    };

    private static ref readonly CallFrame None => ref Nothing[0];

    /// <summary>The open frames of a processor, the outermost first.</summary>
    public ReadOnlySpan<CallFrame> Of(int processor)
        => Frames[processor] is { } frames ? frames.AsSpan(0, Depth[processor]) : [];

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

    /// <summary>The callback that all this happens in; the event itself outside any.</summary>
    public long Outermost(in TraceEvent e) => Of(e.Processor) is [var outermost, ..] ? outermost.Sequence : e.Sequence;

    /// <summary>True once something began on a processor; processors are numbered from 0 without gaps.</summary>
    public bool IsUsed(int processor) => processor < Processors && Frames[processor] is not null;

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
