using System.Reflection;

namespace NdisConformance.Reports;

/// <summary>The schemas of the JSON documents, one for each kind.</summary>
public static class JsonSchemas
{
    private const string Ending = ".schema.json";

    private static readonly Assembly Home = typeof(JsonSchemas).Assembly;

    /// <summary>Names of all schemas in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Home.GetManifestResourceNames()
        .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
        .Select(name => name[..^Ending.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>The text of a schema.</summary>
    public static string Read(string name)
    {
        using Stream stream = Home.GetManifestResourceStream(name + Ending)
            ?? throw new ArgumentException($"there is no schema '{name}'; there are {string.Join(", ", Names)}");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
