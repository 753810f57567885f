using System.Text.Json;

namespace NdisConformance.Results;

/// <summary>Names of enumeration members as documents and messages write them.</summary>
public static class KebabCase
{
    public static string Of<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The version of NDIS is a word of its own, which the policy does not separate.</summary>
    public static string Of(Profile profile) => profile switch
    {
        Profile.Ndis6 => "ndis-6",
        Profile.Ndis5 => "ndis-5",
        _ => Of<Profile>(profile),
    };
}
