using System.Reflection;

namespace NdisConformance.Tests.Rules;

/// <summary>Which faulty miniports break which rule, as the attributes of their plugin say.</summary>
internal static class FaultyCatalogue
{
    private const string Attribute = "FaultyMiniportAttribute";

    /// <summary>The ID of a rule to the names of the drivers that must break it first.</summary>
    public static ILookup<string, string> DriversByRule { get; } = BuiltPlugin.Load("FaultyMiniports")
        .GetCustomAttributesData()
        .Where(data => data.AttributeType.Name == Attribute)
        .Select(data => (Driver: Text(data, 0), Rule: Text(data, 1)))
        .OrderBy(pair => pair.Driver, StringComparer.Ordinal)
        .ToLookup(pair => pair.Rule, pair => pair.Driver, StringComparer.Ordinal);

    private static string Text(CustomAttributeData data, int argument)
        => (string)data.ConstructorArguments[argument].Value!;
}
