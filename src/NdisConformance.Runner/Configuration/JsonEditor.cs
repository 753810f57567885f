using System.Text;
using System.Text.Encodings.Web;

namespace NdisConformance.Runner;

/// <summary>
/// Changes a JSON text and keeps every other byte. What is new is laid out as its neighbours are.
/// </summary>
/// <param name="utf8">
/// The text, without a byte order mark. It is JSON, and may have comments and trailing commas.
/// </param>
internal sealed class JsonEditor(byte[] utf8)
{
    private const string UsualUnit = "  ";

    private readonly List<(int Start, int End, string Text)> _edits = [];
    private readonly string _newLine = NewLineOf(utf8);

    /// <summary>The object that the text is.</summary>
    public JsonPart Root { get; } = JsonPart.Read(utf8);

    /// <summary>A member of an object, written on one line.</summary>
    public static string Member(string name, string text) => $"{Text(name)}: {Text(text)}";

    /// <summary>A text with its quotes.</summary>
    public static string Text(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>An object with these members, laid out like another one, or on one line.</summary>
    /// <param name="members">The members.</param>
    /// <param name="indent">The blanks before it, if it stands on a line of its own; null otherwise.</param>
    /// <param name="model">The object that it is to look like; null if there is none.</param>
    public string Object(IReadOnlyList<string> members, string? indent, JsonPart? model)
    {
        string? inner = model is { Parts.Count: > 0 } ? IndentOf(model.Parts[0].Start) : null;
        return indent is not null && inner is not null
            ? Spread("{", members, inner, indent, "}")
            : $"{{ {string.Join(", ", members)} }}";
    }

    /// <summary>A list of one item, as a member of an object.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="item">The item.</param>
    /// <param name="indent">The blanks before it, if it stands on a line of its own; null otherwise.</param>
    public string List(string name, string item, string? indent) => $"{Text(name)}: " + (indent is null
        ? $"[{item}]"
        : Spread("[", [item], indent + Unit(), indent, "]"));

    /// <summary>Writes another text in the place of a value.</summary>
    public void Replace(JsonPart part, string text) => _edits.Add((part.ValueStart, part.End, Text(text)));

    /// <summary>Adds parts at the end of an object or a list.</summary>
    /// <param name="into">The object or list.</param>
    /// <param name="parts">
    /// Each part. It gets the blanks before it, if it stands on a line of its own; null otherwise.
    /// </param>
    public void Append(JsonPart into, params IReadOnlyList<Func<string?, string>> parts)
    {
        int start = into.Parts.Count > 0 ? into.Parts[^1].End : into.ValueStart + 1;
        JsonGap gap = JsonGap.Read(utf8, start, into.End - 1);
        if (into.Parts.Count == 0)
        {
            Fill(into, gap, parts);
            return;
        }

        int last = into.Parts[^1].Start;
        string? indent = IndentOf(last) ?? (gap.EndsInLine ? IndentOfLine(last) : null);
        if (!gap.HasComma)
        {
            Insert(start, ",");
        }

        string lead = indent is null ? " " : _newLine + indent;
        string comma = gap.HasComma ? "," : string.Empty;
        Insert(gap.End, lead + Join(parts, indent, lead) + comma);
    }

    /// <summary>The text with all changes.</summary>
    public byte[] Result()
    {
        List<byte> result = [];
        int at = 0;
        // The order of those at one place is kept.
        foreach ((int start, int end, string text) in _edits.OrderBy(edit => edit.Start))
        {
            result.AddRange(utf8.AsSpan(at, start - at));
            result.AddRange(Encoding.UTF8.GetBytes(text));
            at = end;
        }

        result.AddRange(utf8.AsSpan(at));
        return [.. result];
    }

    private static string Join(IReadOnlyList<Func<string?, string>> parts, string? indent, string lead)
        => string.Join("," + lead, parts.Select(part => part(indent)));

    private static string NewLineOf(ReadOnlySpan<byte> utf8)
        => utf8.IndexOf((byte)'\n') is var at && at > 0 && utf8[at - 1] == (byte)'\r' ? "\r\n" : "\n";

    /// <summary>The first parts of an object or a list that has none.</summary>
    private void Fill(JsonPart into, JsonGap gap, IReadOnlyList<Func<string?, string>> parts)
    {
        string outer = IndentOfLine(into.Start);
        bool isBare = into.End - into.ValueStart == 2;
        bool isSpread = gap.Breaks || (isBare && IndentOf(into.Start) is not null);
        string? indent = isSpread ? outer + Unit() : null;
        string lead = isSpread ? _newLine + indent : isBare ? string.Empty : " ";
        string tail = isSpread && !gap.Breaks ? _newLine + outer : string.Empty;
        Insert(gap.End, lead + Join(parts, indent, indent is null ? " " : lead) + tail);
    }

    private void Insert(int at, string text) => _edits.Add((at, at, text));

    private string Spread(string open, IReadOnlyList<string> parts, string indent, string outer, string close)
    {
        string line = _newLine + indent;
        return open + line + string.Join("," + line, parts) + _newLine + outer + close;
    }

    /// <summary>The blanks by which one level is indented.</summary>
    private string Unit()
    {
        string outer = IndentOfLine(Root.Start);
        return Root.Parts.Count > 0
            && IndentOf(Root.Parts[0].Start) is { } inner
            && inner.Length > outer.Length
            && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : UsualUnit;
    }

    /// <summary>The blanks before a place, if nothing else stands there in its line; null otherwise.</summary>
    private string? IndentOf(int at)
    {
        string indent = IndentOfLine(at);
        return LineStart(at) + indent.Length == at ? indent : null;
    }

    /// <summary>The blanks at the start of the line of a place.</summary>
    private string IndentOfLine(int at)
    {
        int start = LineStart(at);
        int length = utf8.AsSpan(start, at - start).IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.UTF8.GetString(utf8, start, length < 0 ? at - start : length);
    }

    private int LineStart(int at) => utf8.AsSpan(0, at).LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
}
