using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NdisConformance.Reports;

/// <summary>JSON of a form that others have laid down, made of nodes.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter output, JsonObject document)
        => output.Write(document.ToJsonString(Readable) + "\n");

    /// <summary>An object without the members that have no value.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        JsonObject made = [];
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is not null)
            {
                made.Add(name, value);
            }
        }

        return made;
    }

    /// <summary>An array; null if it has no element.</summary>
    public static JsonArray? Array(IEnumerable<JsonNode?> elements)
        => elements.ToArray() is { Length: > 0 } all ? new JsonArray(all) : null;

    /// <summary>A text; null if it is empty.</summary>
    public static JsonNode? Text(string text) => text.Length == 0 ? null : text;
}
