using System.Text.Json;

namespace NdisConformance.Runner;

/// <summary>A value in a JSON text, with its place.</summary>
/// <param name="Name">The name, if it is a member of an object; null otherwise.</param>
/// <param name="Start">The first byte: of the name, or of the value if it has none.</param>
/// <param name="ValueStart">The first byte of the value.</param>
/// <param name="End">The byte behind the value.</param>
/// <param name="Parts">The members of an object, or the items of a list.</param>
internal sealed record JsonPart(string? Name, int Start, int ValueStart, int End, IReadOnlyList<JsonPart> Parts)
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The whole of a text that may have comments and trailing commas.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonPart Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, Options);
        reader.Read();
        return Read(ref reader, name: null, (int)reader.TokenStartIndex);
    }

    /// <summary>The member of an object that has this name, in whatever letters; null if there is none.</summary>
    public JsonPart? Member(string name)
        => Parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase));

    private static JsonPart Read(ref Utf8JsonReader reader, string? name, int start)
    {
        int valueStart = (int)reader.TokenStartIndex;
        List<JsonPart> parts = [];
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                int partStart = (int)reader.TokenStartIndex;
                string? partName = null;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    partName = reader.GetString();
                    reader.Read();
                }

                parts.Add(Read(ref reader, partName, partStart));
            }
        }

        return new JsonPart(name, start, valueStart, (int)reader.BytesConsumed, parts);
    }
}
