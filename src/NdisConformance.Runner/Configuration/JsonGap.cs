namespace NdisConformance.Runner;

/// <summary>What stands between the last part of an object or a list and its end: blanks, comments, a comma.</summary>
/// <param name="End">The byte behind the last comment or comma; the start of the gap if there is none.</param>
/// <param name="HasComma">True if there is a comma.</param>
/// <param name="EndsInLine">True if the last comment goes to the end of its line.</param>
/// <param name="Breaks">True if the end of the object or list stands in a later line.</param>
internal sealed record JsonGap(int End, bool HasComma, bool EndsInLine, bool Breaks)
{
    /// <param name="utf8">The text, which is JSON.</param>
    /// <param name="from">Where the gap begins.</param>
    /// <param name="to">The bracket that ends it.</param>
    public static JsonGap Read(ReadOnlySpan<byte> utf8, int from, int to)
    {
        JsonGap gap = new(from, HasComma: false, EndsInLine: false, Breaks: false);
        for (int at = from; at < to;)
        {
            (int next, JsonGap read) = utf8[at] switch
            {
                (byte)',' => (at + 1, new JsonGap(at + 1, HasComma: true, EndsInLine: false, Breaks: false)),
                (byte)'/' => Comment(utf8[..to], at, gap),
                (byte)'\n' or (byte)'\r' => (at + 1, gap with { Breaks = true }),
                _ => (at + 1, gap),
            };
            (at, gap) = (next, read);
        }

        return gap;
    }

    private static (int Next, JsonGap Gap) Comment(ReadOnlySpan<byte> utf8, int at, JsonGap before)
    {
        bool isLine = utf8[at + 1] == (byte)'/';
        ReadOnlySpan<byte> body = utf8[(at + 2)..];
        int length = isLine ? body.IndexOfAny((byte)'\n', (byte)'\r') : body.IndexOf("*/"u8) + 2;
        int end = at + 2 + (length < 0 ? body.Length : length);
        return (end, before with { End = end, EndsInLine = isLine, Breaks = false });
    }
}
