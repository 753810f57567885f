namespace NdisConformance.Reports;

/// <summary>Colours of a terminal, by what they say. Whoever sees no colours misses nothing.</summary>
public static class Ink
{
    public const string Bad = "31";
    public const string Warning = "33";
    public const string Good = "32";
    public const string Command = "36";
    public const string Heading = "1";

    /// <summary>A text with this part of it in a colour.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">The part; its first occurrence counts.</param>
    /// <param name="ink">The colour.</param>
    public static string Paint(string text, string part, string ink)
    {
        int start = text.IndexOf(part, StringComparison.Ordinal);
        return start < 0 ? text : $"{text[..start]}\e[{ink}m{part}\e[0m{text[(start + part.Length)..]}";
    }
}
