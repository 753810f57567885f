using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="CallStacks"/> up to date, for the engine.</summary>
internal sealed class CallStackWriter : CallStacks
{
    private const int UsualDepth = 64;

    public void Push(in TraceEvent begin)
    {
        ref CallFrame[] frames = ref Frames[begin.Processor];
        frames ??= new CallFrame[UsualDepth];
        ref int depth = ref Depth[begin.Processor];
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
        CallFrame[]? frames = Frames[end.Processor];
        for (int depth = Depth[end.Processor]; depth > 0; depth--)
        {
            if (frames![depth - 1].Sequence == end.Begin)
            {
                Depth[end.Processor] = depth;
                return true;
            }
        }

        return false;
    }

    public void Pop(in TraceEvent end) => Depth[end.Processor]--;
}
