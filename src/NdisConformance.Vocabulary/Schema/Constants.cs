using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>Documented names of numbers, from the constants that drivers use.</summary>
public static class Constants
{
    private static readonly Lazy<FrozenDictionary<uint, string>> Oids = new(() => WithPrefix("OID_"));
    private static readonly Lazy<FrozenDictionary<uint, string>> Types = new(() => WithPrefix("NDIS_OBJECT_TYPE_"));

    /// <summary>The name of an OID, or its number.</summary>
    public static string Oid(uint oid) => Oids.Value.TryGetValue(oid, out string? name)
        ? name
        : string.Create(CultureInfo.InvariantCulture, $"0x{oid:X8}");

    /// <summary>The name of a Header.Type, or its number.</summary>
    public static string ObjectType(uint type) => Types.Value.TryGetValue(type, out string? name)
        ? name
        : string.Create(CultureInfo.InvariantCulture, $"0x{type:X2}");

    private static FrozenDictionary<uint, string> WithPrefix(string prefix) => typeof(NDIS)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && field.Name.StartsWith(prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(
            field => Convert.ToUInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture),
            field => field.Name);
}
