using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace NdisConformance.Reports;

/// <summary>Makes text that a driver wrote harmless for those who show it, and for the files it gets into.</summary>
internal static class TextMarks
{
    private const string Special = @"\`*_{}[]<>|#~!&@$";

    // GitHub makes mentions and links of text that Markdown leaves alone.
    private const string Nothing = "&#8203;";
    private const string Mentions = "@#";

    /// <summary>
    /// The text with each character as <c>\uXXXX</c> that moves a cursor or turns what follows, or that XML 1.0 or
    /// UTF-8 cannot have. Lines end in a line feed.
    /// </summary>
    public static string Visible(string text)
    {
        text = text.ReplaceLineEndings("\n");
        StringBuilder? visible = null;
        for (int i = 0; i < text.Length; i++)
        {
            int width = i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1;
            if (width == 2 || IsVisible(text[i]))
            {
                visible?.Append(text, i, width);
            }
            else
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }

            i += width - 1;
        }

        return visible?.ToString() ?? text;
    }

    /// <summary>The text as HTML that means nothing but itself.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(Visible(text));

    /// <summary>The text as one line of Markdown that means nothing but itself: no link, no tag, no mention.</summary>
    public static string Markdown(string text)
    {
        StringBuilder escaped = new();
        string line = Visible(text).Replace('\n', ' ');
        for (int i = 0; i < line.Length; i++)
        {
            // Inside a word, as in NET_BUFFER, it means nothing.
            bool isInWord = line[i] == '_'
                && i > 0 && char.IsLetterOrDigit(line[i - 1])
                && i + 1 < line.Length && char.IsLetterOrDigit(line[i + 1]);
            if (!isInWord && Special.Contains(line[i], StringComparison.Ordinal))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)line[i]};");
                escaped.Append(Mentions.Contains(line[i], StringComparison.Ordinal) ? Nothing : string.Empty);
            }
            else
            {
                escaped.Append(line[i]);
            }
        }

        return escaped.Replace("://", $":{Nothing}//").Replace("www.", $"www{Nothing}.").ToString();
    }

    /// <summary>Lines as a block of Markdown in which nothing has a meaning.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="language">The language, for colours; empty for none.</param>
    public static string Block(string text, string language = "")
    {
        string visible = Visible(text).Trim('\n');
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

    private static bool IsVisible(char character) => character is '\n' or '\t'
        || (XmlConvert.IsXmlChar(character) && char.GetUnicodeCategory(character)
            is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
