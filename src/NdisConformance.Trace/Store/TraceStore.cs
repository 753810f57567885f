using System.Buffers;

namespace NdisConformance.Trace;

/// <summary>
/// Keeps a trace: all of it, the newest events, or nothing. A ring and nothing allocate no memory once they are made.
/// A store that is freed after use leaves its memory to the next one.
/// </summary>
public sealed class TraceStore : ITraceSink
{
    // Small enough that a chunk is no large object for the garbage collector.
    private const int ChunkLength = 512;

    private readonly int _capacity;
    private readonly List<TraceEvent[]> _chunks = [];

    private TraceStore(TraceStoreMode mode, int capacity)
    {
        Mode = mode;
        _capacity = capacity;
        for (int kept = 0; mode == TraceStoreMode.Ring && kept < capacity; kept += ChunkLength)
        {
            _chunks.Add(ArrayPool<TraceEvent>.Shared.Rent(ChunkLength));
        }
    }

    public TraceStoreMode Mode { get; }

    /// <summary>How many events were seen.</summary>
    public long Seen { get; private set; }

    /// <summary>How many events are kept.</summary>
    public int Count => Mode switch
    {
        TraceStoreMode.All => (int)Seen,
        TraceStoreMode.Ring => (int)Math.Min(Seen, _capacity),
        _ => 0,
    };

    /// <summary>True if every event that was seen is kept.</summary>
    public bool IsComplete => Count == Seen;

    /// <summary>A kept event; 0 is the oldest.</summary>
    public ref readonly TraceEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return ref Slot(Seen - Count + index);
        }
    }

    public static TraceStore All() => new(TraceStoreMode.All, int.MaxValue);

    /// <summary>Keeps the newest events only.</summary>
    public static TraceStore Ring(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        return new TraceStore(TraceStoreMode.Ring, capacity);
    }

    public static TraceStore Nothing() => new(TraceStoreMode.Nothing, 0);

    public void OnEvent(in TraceEvent traceEvent)
    {
        if (Mode == TraceStoreMode.Nothing)
        {
            Seen++;
            return;
        }

        if (Mode == TraceStoreMode.All && Seen / ChunkLength == _chunks.Count)
        {
            _chunks.Add(ArrayPool<TraceEvent>.Shared.Rent(ChunkLength));
        }

        Slot(Seen) = traceEvent;
        Seen++;
    }

    /// <summary>Forgets the trace and gives its memory back. The store is of no use afterwards.</summary>
    public void Free()
    {
        foreach (TraceEvent[] chunk in _chunks)
        {
            ArrayPool<TraceEvent>.Shared.Return(chunk);
        }

        _chunks.Clear();
        Seen = 0;
    }

    /// <summary>Where the event with this sequence is kept; -1 if it is not.</summary>
    public int IndexOf(long sequence)
    {
        int low = 0;
        int high = Count - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            long found = this[middle].Sequence;
            if (found == sequence)
            {
                return middle;
            }

            (low, high) = found < sequence ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private ref TraceEvent Slot(long position)
    {
        int slot = (int)(position % _capacity);
        return ref _chunks[slot / ChunkLength][slot % ChunkLength];
    }
}
