using System.Text.Json;

namespace NdisConformance.Results;

/// <summary>Names of enumeration members as documents and messages write them.</summary>
public static class KebabCase
{
    /// <summary>The version of NDIS is a word of its own, which the policy does not separate.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
        => (object)value switch
        {
            Profile.Ndis6 => "ndis-6",
            Profile.Ndis5 => "ndis-5",
            _ => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()),
        };

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
