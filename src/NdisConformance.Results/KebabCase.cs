using System.Text;

namespace NdisConformance.Results;

/// <summary>Names of enumeration members as documents and messages write them.</summary>
public static class KebabCase
{
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        StringBuilder text = new();
        string name = value.ToString();
        for (int index = 0; index < name.Length; index++)
        {
            bool starts = index > 0 && (char.IsAsciiLetterUpper(name[index])
                || (char.IsAsciiDigit(name[index]) && !char.IsAsciiDigit(name[index - 1])));
            text.Append(starts ? "-" : string.Empty).Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }

    /// <summary>The member with this name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static T Read<T>(string text)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw new FormatException($"'{text}' is not a {typeof(T).Name}");
    }
}
