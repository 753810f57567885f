using System.Globalization;
using System.Text;

namespace NdisConformance.Runner;

/// <summary>Text that a user gave, as messages repeat it: in quotes, short, and without control characters.</summary>
public static class Quoted
{
    // Longer than any ID, and a message stays readable. A path is of no use without its end.
    private const int Longest = 80;
    private const int LongestPath = 500;

    public static string Of(string text) => Of(text, Longest);

    public static string Path(string path) => Of(path, LongestPath);

    /// <summary>True for a character that shows nothing by itself, apart from the blank.</summary>
    internal static bool IsInvisible(char c) => c != ' ' && char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;

    private static string Of(string text, int longest)
    {
        StringBuilder quoted = new("'");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, longest)))
        {
            if (IsInvisible(c))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append(text.Length > longest ? "...'" : "'").ToString();
    }
}
