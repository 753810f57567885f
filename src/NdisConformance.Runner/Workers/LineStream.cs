using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NdisConformance.Runner;

/// <summary>Lines of JSON, one way through a pipe. Any thread may write; one thread reads.</summary>
internal sealed class LineStream(Stream stream)
{
    private const byte LineFeed = (byte)'\n';

    // Traces are full of characters that the default encoder would escape. The encoder stands here and not among the
    // options of the context: with those, what the generator wrote would not be used.
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;

    /// <exception cref="IOException">Nobody reads.</exception>
    public void Write<T>(T line, JsonTypeInfo<T> type)
    {
        ArrayBufferWriter<byte> text = new(4 << 10);
        using (Utf8JsonWriter writer = new(text, Relaxed))
        {
            JsonSerializer.Serialize(writer, line, type);
        }

        text.GetSpan(1)[0] = LineFeed;
        text.Advance(1);
        lock (_gate)
        {
            stream.Write(text.WrittenSpan);
            stream.Flush();
        }
    }

    /// <summary>The next line; null if the other side has closed its end.</summary>
    /// <exception cref="JsonException">The line is not what is expected.</exception>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched.._end).IndexOf(LineFeed);
            if (found >= 0)
            {
                ReadOnlySpan<byte> line = _buffer.AsSpan(_start..(searched + found));
                _start = searched + found + 1;
                return JsonSerializer.Deserialize(line, type) ?? throw new JsonException("the line is null");
            }

            searched = MakeRoom();
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
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
