using System.Text.Json;

namespace NdisConformance.Runner;

/// <summary>An object in the configuration: its members are known, each comes once, and none is null.</summary>
internal sealed class ConfigurationObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _where;

    /// <param name="element">The object.</param>
    /// <param name="where">Where it stands, as <c>waivers[0]</c>.</param>
    /// <param name="known">The members that it may have.</param>
    /// <exception cref="ConfigurationException">It is something else.</exception>
    public ConfigurationObject(JsonElement element, string where, params string[] known)
    {
        _where = where;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ConfigurationException(
                $"{where} is {Kind(element)}; give an object with {string.Join(", ", known)}");
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ConfigurationException(
                    $"{where} has no member {Quoted.Of(member.Name)}; it may have {string.Join(", ", known)}");
            }

            if (!_members.TryAdd(member.Name, member.Value))
            {
                throw new ConfigurationException($"{where} has the member '{member.Name}' twice; leave one out");
            }
        }
    }

    /// <summary>The text of a member; null if it is left out.</summary>
    /// <exception cref="ConfigurationException">It is no text, or has none.</exception>
    public string? Text(string name)
    {
        if (!_members.TryGetValue(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Fault(name, $"is {Kind(value)}; give a text in double quotes, or leave it out");
        }

        string text = value.GetString()!;
        return GivenText.Fault(text) is { } fault ? throw Fault(name, $"{fault}; give a text, or leave it out") : text;
    }

    /// <summary>The path that a member gives; null if it is left out.</summary>
    public string? PathOf(string name)
        => Text(name) is { } path && GivenText.PathFault(path) is { } fault
            ? throw Fault(name, $"{fault}; give another path")
            : Text(name);

    /// <summary>A member as it stands; null if it is left out.</summary>
    public JsonElement? Element(string name)
        => _members.TryGetValue(name, out JsonElement value) ? value : null;

    /// <summary>The objects of a list; none if it is left out.</summary>
    public IReadOnlyList<ConfigurationObject> Objects(string name, params string[] known)
    {
        if (!_members.TryGetValue(name, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(
                (item, index) => new ConfigurationObject(item, $"{name}[{index}]", known))]
            : throw Fault(name, $"is {Kind(value)}; give a list in square brackets, or leave it out");
    }

    /// <summary>The error that names a member.</summary>
    public ConfigurationException Fault(string name, string what)
        => new($"{(_where.Contains('[', StringComparison.Ordinal) ? $"{_where}.{name}" : name)} {what}");

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
