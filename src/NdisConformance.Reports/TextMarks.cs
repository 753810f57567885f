using System.Globalization;
using System.Text;

namespace NdisConformance.Reports;

/// <summary>Makes text that a driver wrote harmless for those who show it.</summary>
internal static class TextMarks
{
    private const string Special = @"\`*_{}[]<>|#~!&@$";

    /// <summary>The text with each control character but the line feed and the tab as <c>\uXXXX</c>.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        StringBuilder visible = new();
        foreach (char character in text)
        {
            if (IsControl(character))
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                visible.Append(character);
            }
        }

        return visible.ToString();
    }

    /// <summary>The text as one line of Markdown that means nothing but itself: no link, no tag, no mention.</summary>
    public static string Markdown(string text)
    {
        StringBuilder escaped = new();
        foreach (char character in Visible(text.ReplaceLineEndings(" ")))
        {
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Lines as a block of Markdown in which nothing has a meaning.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="language">The language, for colours; empty for none.</param>
    public static string Block(string text, string language = "")
    {
        string visible = Visible(text.ReplaceLineEndings("\n")).Trim('\n');
        int longest = 0;
        int run = 0;
        foreach (char character in visible)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        // Longer than any that the text has.
        string fence = new('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{visible}\n{fence}";
    }

    private static bool IsControl(char character) => char.IsControl(character) && character is not ('\n' or '\t');
}
