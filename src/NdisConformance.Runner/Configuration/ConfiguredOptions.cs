using System.Text.Json;

namespace NdisConformance.Runner;

/// <summary>The member <c>options</c> of the configuration: for each command its options with their values.</summary>
public sealed class ConfiguredOptions
{
    /// <summary>Name of the member.</summary>
    public const string Name = "options";

    private readonly Dictionary<string, Dictionary<string, IReadOnlyList<string>>> _commands =
        new(StringComparer.OrdinalIgnoreCase);

    private ConfiguredOptions()
    {
    }

    /// <summary>No option is configured.</summary>
    public static ConfiguredOptions None { get; } = new();

    /// <summary>The commands that have options here.</summary>
    public IEnumerable<string> Commands => _commands.Keys;

    /// <summary>The options of a command, without the hyphens before their names.</summary>
    public IEnumerable<string> Of(string command)
        => _commands.TryGetValue(command, out Dictionary<string, IReadOnlyList<string>>? options) ? options.Keys : [];

    /// <summary>The values of an option; null if it is left out.</summary>
    public IReadOnlyList<string>? ValuesOf(string command, string option)
        => _commands.GetValueOrDefault(command)?.GetValueOrDefault(option);

    /// <summary>What a JSON object says.</summary>
    /// <param name="element">The object.</param>
    /// <exception cref="ConfigurationException">It has another form.</exception>
    internal static ConfiguredOptions Read(JsonElement element)
    {
        ConfiguredOptions read = new();
        foreach ((string command, JsonElement options) in Members(element, Name))
        {
            string where = $"{Name}.{command}";
            read._commands.Add(command, Members(options, where).ToDictionary(
                member => member.Name,
                member => Values(member.Value, $"{where}.{member.Name}"),
                StringComparer.OrdinalIgnoreCase));
        }

        return read;
    }

    private static List<(string Name, JsonElement Value)> Members(JsonElement element, string where)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ConfigurationException($"{where} is no object; give one in braces, or leave it out");
        }

        List<(string Name, JsonElement Value)> members = [];
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (members.Exists(other => other.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ConfigurationException(
                    $"{where} has the member {Quoted.Of(member.Name)} twice; leave one out");
            }

            members.Add((member.Name, member.Value));
        }

        return members;
    }

    private static IReadOnlyList<string> Values(JsonElement value, string where)
        => value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, index) => Value(item, $"{where}[{index}]"))]
            : [Value(value, where)];

    private static string Value(JsonElement value, string where) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new ConfigurationException(
            $"{where} is no value of an option; give a text, a number, true or false, or a list of these"),
    };
}
