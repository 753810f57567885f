using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Text;

namespace NdisConformance.Trace;

/// <summary>
/// The trace of the run at hand, in a file that two processes have in memory: it survives the process that writes it,
/// and the other one can see from it whether the run goes on. Nothing is written to the file until its process ends.
/// </summary>
public sealed unsafe class SharedTrace : ITraceSink, IDisposable
{
    /// <summary>Events that are kept; further ones are counted.</summary>
    public const int Capacity = 1 << 20;

    private const int HeaderBytes = 1024;
    private const int NameBytes = HeaderBytes - (3 * sizeof(long));

    private static readonly long FileBytes = HeaderBytes + ((long)Capacity * sizeof(TraceEvent));

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Header* _header;
    private readonly TraceEvent* _events;

    private SharedTrace(FileStream stream)
    {
        _file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, FileBytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None,
            leaveOpen: false);
        _view = _file.CreateViewAccessor();
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _header = (Header*)start;
        _events = (TraceEvent*)(start + HeaderBytes);
    }

    /// <summary>How many events the run at hand has.</summary>
    public long Seen => Volatile.Read(ref _header->Seen);

    /// <summary>How many events all runs had: it stands still only if nothing happens.</summary>
    public long Beats => Volatile.Read(ref _header->Beats);

    /// <summary>The name of the variation that runs; empty for the scenario as it stands.</summary>
    public string Variation
    {
        get
        {
            int length = (int)Math.Clamp(_header->NameLength, 0, NameBytes);
            return Encoding.UTF8.GetString(new ReadOnlySpan<byte>(_header->Name, length));
        }
    }

    /// <summary>Makes a file that does not exist yet.</summary>
    public static SharedTrace Create(string path)
        => new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    /// <summary>Opens the file that another process made.</summary>
    public static SharedTrace Open(string path)
        => new(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    /// <summary>A run begins.</summary>
    public void Begin(string variation)
    {
        Volatile.Write(ref _header->Seen, 0);
        Encoding.UTF8.GetEncoder().Convert(
            variation, new Span<byte>(_header->Name, NameBytes), flush: true, out _, out int used, out _);
        _header->NameLength = used;
        Beat();
    }

    /// <summary>Something goes on that is no event.</summary>
    public void Beat() => Volatile.Write(ref _header->Beats, _header->Beats + 1);

    public void OnEvent(in TraceEvent traceEvent)
    {
        long seen = _header->Seen;
        if (seen < Capacity)
        {
            _events[seen] = traceEvent;
        }

        Volatile.Write(ref _header->Seen, seen + 1);
        Volatile.Write(ref _header->Beats, _header->Beats + 1);
    }

    /// <summary>The events of the run, as far as they were kept.</summary>
    public TraceStore ToStore()
    {
        TraceStore store = TraceStore.All();
        long kept = Math.Min(Seen, Capacity);
        for (long i = 0; i < kept; i++)
        {
            store.OnEvent(in Unsafe.AsRef<TraceEvent>(_events + i));
        }

        return store;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private struct Header
    {
        public long Seen;
        public long Beats;
        public long NameLength;
        public fixed byte Name[NameBytes];
    }
}
