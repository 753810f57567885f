using System.Text.Json;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Frames on the wire in an answer of a worker: by turns the event and the bytes of each.</summary>
internal static class WorkerFrames
{
    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<WireFrame> frames)
    {
        writer.WriteStartArray(name);
        foreach (WireFrame frame in frames)
        {
            writer.WriteNumberValue(frame.Sequence);
            writer.WriteBase64StringValue([.. frame.Bytes]);
        }

        writer.WriteEndArray();
    }

    public static IReadOnlyList<WireFrame> Read(ref Utf8JsonReader reader)
    {
        List<WireFrame> frames = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long sequence = reader.GetInt64();
            reader.Read();
            frames.Add(new WireFrame(sequence, reader.GetBytesFromBase64()));
        }

        return frames;
    }
}
