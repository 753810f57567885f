using System.Globalization;
using System.Text;

namespace NdisConformance.Host.Kernel;

/// <summary>Text that comes from a driver, made so that it stays one line and moves no cursor.</summary>
public static class DriverText
{
    private const int MaximumLength = 2_000;

    /// <summary>The message of an exception that a driver threw, or that it is none.</summary>
    public static string Message(Exception exception)
    {
        try
        {
            return Escape(exception.Message);
        }
#pragma warning disable CA1031 // The property is the driver's code.
        catch (Exception)
#pragma warning restore CA1031
        {
            return "(its message cannot be read)";
        }
    }

    /// <summary>The text with every invisible character as <c>\uXXXX</c>, cut if it is very long.</summary>
    public static string Escape(string text)
    {
        if (text.Length <= MaximumLength && !text.Any(IsInvisible))
        {
            return text;
        }

        StringBuilder escaped = new();
        foreach (char character in text.Take(MaximumLength))
        {
            if (IsInvisible(character))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return text.Length <= MaximumLength ? escaped.ToString() : escaped.Append("...").ToString();
    }

    /// <summary>True for a character that shows nothing itself, or turns what follows; not for the blank.</summary>
    public static bool IsInvisible(char character) => character != ' '
        && char.GetUnicodeCategory(character) is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
