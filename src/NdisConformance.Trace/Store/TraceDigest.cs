using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace NdisConformance.Trace;

/// <summary>
/// A hash of all events so far: two runs with the same digest did the same, event by event. It stores nothing, so that
/// a run needs no trace to be compared.
/// </summary>
public sealed class TraceDigest : ITraceSink
{
    // Sequence, time, begin, result, and the small members packed in two words.
    private const int HeadWords = 6;
    private readonly XxHash3 _hash = new();

    /// <summary>The hash of the events so far.</summary>
    public ulong Value => _hash.GetCurrentHashAsUInt64();

    /// <inheritdoc/>
    public void OnEvent(in TraceEvent traceEvent)
    {
        Span<ulong> words = stackalloc ulong[HeadWords + TraceEvent.MaximumArguments];
        words[0] = (ulong)traceEvent.Sequence;
        words[1] = (ulong)traceEvent.Time;
        words[2] = (ulong)traceEvent.Begin;
        words[3] = traceEvent.Result;
        words[4] = ((ulong)traceEvent.Kind << 24) | ((ulong)traceEvent.Processor << 16)
            | ((ulong)traceEvent.Irql << 8) | (ulong)traceEvent.State;
        words[5] = ((ulong)traceEvent.Name << 32) | ((ulong)traceEvent.Enclosing << 16) | traceEvent.Depth;
        ((ReadOnlySpan<ulong>)traceEvent.Arguments).CopyTo(words[HeadWords..]);
        _hash.Append(MemoryMarshal.AsBytes(words));
    }

    /// <summary>Forgets all events.</summary>
    public void Reset() => _hash.Reset();
}
