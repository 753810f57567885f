using System.Globalization;
using System.Text.Json;

namespace NdisConformance.Runner;

/// <summary>A JSON object on one line of a file; each fault names the member.</summary>
internal readonly struct JsonLine
{
    private readonly JsonElement _object;

    /// <param name="element">The line, as long as it is needed.</param>
    /// <exception cref="DamagedTraceException">It is no object.</exception>
    public JsonLine(JsonElement element)
    {
        _object = element.ValueKind == JsonValueKind.Object
            ? element
            : throw new DamagedTraceException("it is no JSON object");
    }

    public bool Has(string name) => _object.TryGetProperty(name, out _);

    public string Text(string name) => Member(name, JsonValueKind.String).GetString()!;

    public JsonLine Object(string name) => new(Member(name, JsonValueKind.Object));

    public bool Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "is neither true nor false"),
    };

    /// <summary>A whole number from 0 to a limit.</summary>
    public long Number(string name, long limit)
        => Find(name) is { ValueKind: JsonValueKind.Number } member
            && member.TryGetInt64(out long number)
            && number >= 0
            && number <= limit
                ? number
                : throw Wrong(
                    name, string.Create(CultureInfo.InvariantCulture, $"is no whole number from 0 to {limit}"));

    /// <summary>A member of an enumeration by its name.</summary>
    /// <param name="name">The member of the object.</param>
    /// <param name="known">The values by name.</param>
    public T One<T>(string name, IReadOnlyDictionary<string, T> known)
    {
        string text = Text(name);
        return known.TryGetValue(text, out T? value)
            ? value
            : throw new DamagedTraceException($"`{name}` is {Quoted.Of(text)}, which does not exist");
    }

    /// <summary>Texts in an array.</summary>
    public IReadOnlyList<string> Texts(string name)
        => [.. Member(name, JsonValueKind.Array).EnumerateArray().Select(item
            => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, "has no text"))];

    /// <summary>A hexadecimal number as <c>0x1f</c>; an empty text is 0.</summary>
    public ulong Hexadecimal(string name)
    {
        string text = Text(name);
        return text.Length == 0 ? 0 : HexadecimalOf(text, name);
    }

    /// <summary>The members of an object, each a hexadecimal number.</summary>
    public IEnumerable<(string Name, ulong Value)> Hexadecimals(string name)
    {
        foreach (JsonProperty property in Member(name, JsonValueKind.Object).EnumerateObject())
        {
            yield return property.Value.ValueKind == JsonValueKind.String
                ? (property.Name, HexadecimalOf(property.Value.GetString()!, property.Name))
                : throw Wrong(property.Name, "is no text");
        }
    }

    private static ulong HexadecimalOf(string text, string name)
        => text.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(
                text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
                ? value
                : throw Wrong(name, $"is no hexadecimal number of 64 bits: {Quoted.Of(text)}");

    private static DamagedTraceException Wrong(string name, string what) => new($"`{name}` {what}");

    private JsonElement? Find(string name) => _object.TryGetProperty(name, out JsonElement member) ? member : null;

    private JsonElement Member(string name, JsonValueKind kind)
        => Find(name) is { } member && member.ValueKind == kind
            ? member
            : throw Wrong(name, kind switch
            {
                JsonValueKind.String => "is no text",
                JsonValueKind.Array => "is no array",
                _ => "is no object",
            });
}
