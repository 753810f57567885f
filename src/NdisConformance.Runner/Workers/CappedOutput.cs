using System.Text;

namespace NdisConformance.Runner;

/// <summary>Reads a stream to its end, and keeps the newest part of it.</summary>
internal sealed class CappedOutput
{
    private const int MaximumBytes = 64 << 10;

    private readonly Lock _gate = new();
    private readonly byte[] _kept = new byte[MaximumBytes];
    private long _seen;

    private readonly Thread _reading;

    public CappedOutput(Stream stream)
    {
        _reading = new Thread(() => Read(stream)) { IsBackground = true, Name = "worker output" };
        _reading.Start();
    }

    public string Text
    {
        get
        {
            lock (_gate)
            {
                int kept = (int)Math.Min(_seen, MaximumBytes);
                int first = _seen > MaximumBytes ? (int)(_seen % MaximumBytes) : 0;
                byte[] text = [.. _kept.AsSpan(first, kept - first), .. _kept.AsSpan(0, first)];
                return Encoding.UTF8.GetString(text);
            }
        }
    }

    /// <summary>Waits for the end of the stream; false if it does not come.</summary>
    public bool Wait(TimeSpan patience) => _reading.Join(patience);

    private void Read(Stream stream)
    {
        byte[] buffer = new byte[4 << 10];
        try
        {
            while (stream.Read(buffer) is > 0 and int read)
            {
                lock (_gate)
                {
                    foreach (byte next in buffer.AsSpan(0, read))
                    {
                        _kept[_seen++ % MaximumBytes] = next;
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process is gone.
        }
    }
}
