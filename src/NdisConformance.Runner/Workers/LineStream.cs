using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NdisConformance.Runner;

/// <summary>Lines of JSON, one way through a pipe. Any thread may write; one thread reads.</summary>
internal sealed class LineStream(Stream stream)
{
    private const byte LineFeed = (byte)'\n';

    // Traces are full of characters that the default encoder would escape.
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private bool _isOver;
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;

    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write(WorkerOrder order)
    {
        ArrayBufferWriter<byte> text = new(1 << 10);
        using (Utf8JsonWriter writer = new(text, Relaxed))
        {
            WorkerLines.Write(writer, order);
        }

        Write(text);
    }

    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write(WorkerAnswer answer)
    {
        ArrayBufferWriter<byte> text = new(4 << 10);
        using (Utf8JsonWriter writer = new(text, Relaxed))
        {
            WorkerLines.Write(writer, answer);
        }

        Write(text);
    }

    /// <summary>Writes a last answer. Whoever writes another one waits for ever: the process is about to end.</summary>
    /// <exception cref="IOException">Nobody reads.</exception>
    public void WriteLast(WorkerAnswer answer)
    {
        lock (_gate)
        {
            Write(answer);
            _isOver = true;
        }
    }

    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write(ReadOnlySpan<byte> line)
    {
        ArrayBufferWriter<byte> text = new(line.Length + 1);
        text.Write(line);
        Write(text);
    }

    /// <summary>The next line; false if the other side has closed its end.</summary>
    /// <param name="line">The line, until the next one is read.</param>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched.._end).IndexOf(LineFeed);
            if (found >= 0)
            {
                line = _buffer.AsSpan(_start..(searched + found));
                _start = searched + found + 1;
                return true;
            }

            searched = MakeRoom();
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                line = default;
                return false;
            }

            _end += read;
        }
    }

    private void Write(ArrayBufferWriter<byte> text)
    {
        text.GetSpan(1)[0] = LineFeed;
        text.Advance(1);
        lock (_gate)
        {
            if (!_isOver)
            {
                stream.Write(text.WrittenSpan);
                stream.Flush();
                return;
            }
        }

        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Makes room behind what was read; gives where that ends.</summary>
    private int MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return _end;
    }
}
